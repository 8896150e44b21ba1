/** Shows the theme before the page is painted: the first script of every static page, and a very small one. */

import { startTheme } from "./theme.ts";

startTheme();
