/** Where the presenter's page begins: it looks at its address and shows what belongs there. */

import { LecturePage } from "./lecture_page.ts";
import { showLectureList } from "./lecture_list.ts";
import { routeOf } from "./route.ts";
import { startTheme } from "./theme.ts";
import { startZoom } from "./zoom.ts";

startTheme();
startZoom();
const route = routeOf(location.pathname);
if (route.view === "list") showLectureList();
else new LecturePage(route.name, route.view);
