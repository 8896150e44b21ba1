/** What a static page does with a script before any of its cells runs: theme, search, buttons. */

import { startButtons } from "./site_cells.ts";
import { openSlides } from "./site_live.ts";
import { startCopying } from "./site_copy.ts";
import { startFigures } from "./site_figures.ts";
import { startFolds } from "./site_folds.ts";
import { startScrollers } from "./site_scrollers.ts";
import { searchBox } from "./site_search_box.ts";
import { themeButton } from "./site_theme_button.ts";

const { place } = document.documentElement.dataset;

document.querySelector(".find")?.append(searchBox());
document.querySelector(".theme-place")?.append(themeButton());
startFolds();
startFigures();
startScrollers();
startCopying();
if (place === "lecture") startButtons();
if (place === "slides") void openSlides();
