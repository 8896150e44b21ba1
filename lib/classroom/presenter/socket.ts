/** One window's line to its lecture. */

import type { Listener } from "./audience.ts";
import { answer } from "./headers.ts";
import type { Session } from "./session.ts";

/** Seconds without a sign of life after which a window is taken to be gone: a laptop may nap. */
const NAP = 120;

/** Connects a window to a lecture. */
export function connect(request: Request, session: Session): Response {
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return answer("message", "text/plain", "Only pages can talk here.", 426);
  }
  const { socket, response } = Deno.upgradeWebSocket(request, {
    idleTimeout: NAP,
  });
  const listener: Listener = {
    get waiting() {
      return socket.bufferedAmount;
    },
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
  };
  socket.addEventListener("open", () => session.join(listener));
  socket.addEventListener(
    "message",
    ({ data }) => session.receive(data, listener),
  );
  socket.addEventListener("close", () => session.leave(listener));
  // A line that breaks is also closed, and its page comes back by itself.
  socket.addEventListener("error", (event) => event.preventDefault());
  return response;
}
