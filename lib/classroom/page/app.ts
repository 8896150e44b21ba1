/** Where the presenter's page begins: it looks at its address and shows what belongs there. */

import { COMMON_VIEWS, LecturePage } from "./lecture_page.ts";
import { showLectureList } from "./lecture_list.ts";
import { lineBanner } from "./line_banner.ts";
import { presenterSurroundings } from "./presenter_surroundings.ts";
import { routeOf } from "./route.ts";
import { SocketConnection } from "./socket_connection.ts";
import { SpeakerView } from "./speaker_view.ts";
import { startTheme } from "./theme.ts";
import { startZoom } from "./zoom.ts";

startTheme();
startZoom();
const route = routeOf(location.pathname);
if (route.view === "list") showLectureList();
else openLecture(route.name, route.view);

function openLecture(
  name: string,
  view: "read" | "slides" | "speaker",
): void {
  const path = `/socket/${encodeURIComponent(name)}`;
  const { store } = new LecturePage({
    name,
    view,
    views: {
      ...COMMON_VIEWS,
      speaker: (context) => new SpeakerView(context),
    },
    connect: (listener) => new SocketConnection(path, listener),
    surroundings: presenterSurroundings(name),
    mount: ({ toolbar, contents, main, notes }) =>
      document.body.replaceChildren(toolbar, contents, main, ...notes),
  });
  document.body.querySelector(".toolbar")!.after(lineBanner(store));
}
