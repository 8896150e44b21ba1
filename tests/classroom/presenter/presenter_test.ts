/** The presenter as browsers and others meet it: over HTTP and WebSockets, with the real kernel. */

import assert from "node:assert/strict";
import type { Assets } from "../../../lib/classroom/presenter/assets.ts";
import {
  closed,
  connect,
  enter,
  PresenterWindow,
} from "../../support/presenter_window.ts";
import { TestPresenter } from "../../support/presenter.ts";
import { FakeKernel, message } from "../../support/fake_kernel.ts";
import { figure, notebookJson, type Part } from "../make_notebook.ts";

const SCRIPT = `// ${"long ".repeat(1000)}`;

/** A page that need not be made: what is in it matters to other tests. */
const ASSETS: Assets = {
  shell: asset("<p>shell</p>", "text/html; charset=utf-8"),
  files: new Map([["app.js", asset(SCRIPT, "text/javascript; charset=utf-8")]]),
};

function asset(text: string, type: string) {
  return { bytes: new TextEncoder().encode(text), type, tag: '"tag"' };
}

const start = (
  parts: readonly Part[],
  options: Parameters<typeof TestPresenter.start>[1] = {},
) =>
  TestPresenter.start({ "02_gates": notebookJson(parts) }, {
    assets: ASSETS,
    ...options,
  });

const noKernel = { startKernel: () => Promise.resolve(new FakeKernel()) };

/** Sends a request as it is written here: browsers and fetch() would mend it. */
async function raw(
  origin: string,
  request: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<
  { readonly status: number; readonly head: string; readonly body: string }
> {
  const { hostname, port, host } = new URL(origin);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  const lines = Object.entries({ Host: host, Connection: "close", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`);
  const bytes = new TextEncoder().encode(
    `${request} HTTP/1.1\r\n${lines.join("")}\r\n`,
  );
  await connection.write(bytes);
  const text = await new Response(connection.readable).text();
  const end = text.indexOf("\r\n\r\n");
  return {
    status: Number(text.split(" ")[1]),
    head: text.slice(0, end),
    body: text.slice(end + 4),
  };
}

/** Why a WebSocket was refused; "open" if it was not. */
function knock(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const socket = connect(origin, path, headers);
  return new Promise((resolve) => {
    socket.addEventListener("error", () => resolve("refused"));
    socket.addEventListener(
      "open",
      () => closed(socket).then(() => resolve("open")),
    );
  });
}

Deno.test("Presenter lets in who has the link, and takes the key out of the address", async () => {
  await using test = await start(["1"], noKernel);
  const link = new URL(test.server.link("/read/02_gates"));
  assert.match(
    link.href,
    /^http:\/\/127\.0\.0\.1:\d+\/read\/02_gates\?token=[\w-]{43}$/,
  );
  const { head, status } = await raw(
    link.origin,
    `GET ${link.pathname}${link.search}`,
  );
  assert.equal(status, 303);
  assert.match(head, /^location: \/read\/02_gates\r?$/im);
  const name = `nets_${link.port}`;
  assert.match(
    head,
    new RegExp(
      `^set-cookie: ${name}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict\\r?$`,
      "im",
    ),
  );
  const { origin, cookie } = await enter(test.server);
  const page = await raw(origin, "GET /read/02_gates", { cookie });
  assert.deepEqual([page.status, page.body], [200, "<p>shell</p>"]);
  // A link that stood on another page: its cookie would not come along with a redirect.
  const there = { "Sec-Fetch-Site": "cross-site" };
  const from = await raw(origin, `GET ${link.pathname}${link.search}`, there);
  assert.equal(from.status, 200);
  assert.match(from.head, /^refresh: 0; url=\/read\/02_gates\r?$/im);
});

Deno.test("Presenter.linkForOnce() opens one window", async () => {
  await using test = await start(["1"], noKernel);
  const link = new URL(test.server.linkForOnce("/"));
  const follow = () => raw(link.origin, `GET ${link.pathname}${link.search}`);
  assert.equal((await follow()).status, 303);
  assert.equal((await follow()).status, 403);
});

Deno.test("Presenter turns away who has no key or a wrong one", async () => {
  await using test = await start(["1"], noKernel);
  const { origin, cookie } = await enter(test.server);
  const words =
    "Open the link that `deno task lecture` has printed: it holds the key to this page.";
  const name = cookie.split("=")[0];
  const wrong: Record<string, string>[] = [
    {},
    { cookie: `${name}=` },
    { cookie: `${name}=${"A".repeat(43)}` },
    { cookie: `${cookie}A` },
    { cookie: `${name}x=${cookie.split("=")[1]}` },
  ];
  for (const headers of wrong) {
    for (
      const path of [
        "/",
        "/lectures",
        "/assets/app.js",
        "/read/02_gates",
        "/output/02_gates/cell-1/0",
      ]
    ) {
      const { status, body } = await raw(origin, `GET ${path}`, headers);
      assert.deepEqual([path, status, body], [path, 403, words]);
    }
    assert.equal(
      await knock(origin, "/socket/02_gates", { origin, ...headers }),
      "refused",
    );
  }
  for (const token of ["", "x", "A".repeat(43)]) {
    assert.equal((await raw(origin, `GET /?token=${token}`)).status, 403);
  }
  // A key in the address opens pages, not the line that cells are run by.
  const key = cookie.split("=")[1];
  assert.equal(
    await knock(origin, `/socket/02_gates?token=${key}`, { origin }),
    "refused",
  );
});

Deno.test("Presenter turns away names that lead here from elsewhere", async () => {
  await using test = await start(["1"], noKernel);
  const { origin, cookie } = await enter(test.server);
  const { port } = new URL(origin);
  for (
    const Host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      "127.0.0.1:1",
      "",
    ]
  ) {
    const { status, body } = await raw(origin, "GET /lectures", {
      cookie,
      Host,
    });
    assert.deepEqual([Host, status], [Host, Host === "" ? status : 421]);
    assert.ok(!body.includes("02_gates"));
  }
  const { status } = await raw(origin, "GET /lectures", {
    cookie,
    Host: `localhost:${port}`,
  });
  assert.equal(status, 200);
});

Deno.test("Presenter talks to no page from elsewhere", async () => {
  await using test = await start(["1"], noKernel);
  const { origin, cookie } = await enter(test.server);
  const { port } = new URL(origin);
  const others = [
    "https://evil.example",
    "null",
    "http://127.0.0.1:1",
    `https://127.0.0.1:${port}`,
    `http://localhost:${port}`,
  ];
  for (const other of others) {
    const { status, head } = await raw(origin, "GET /lectures", {
      cookie,
      origin: other,
    });
    assert.equal(status, 403);
    assert.doesNotMatch(head, /access-control/i);
    assert.equal(
      await knock(origin, "/socket/02_gates", { cookie, origin: other }),
      "refused",
    );
  }
  assert.equal(await knock(origin, "/socket/02_gates", { cookie }), "refused"); // no browser
  assert.equal(
    await knock(origin, "/socket/02_gates", { cookie, origin }),
    "open",
  );
  assert.equal(
    await knock(origin, "/socket/03_none", { cookie, origin }),
    "refused",
  );
});

Deno.test("Presenter answers GET and HEAD only, so that a form on another page does nothing", async () => {
  await using test = await start(["1"], noKernel);
  const { origin, cookie } = await enter(test.server);
  const form = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": "0",
  };
  const { status, head } = await raw(origin, "POST /read/02_gates", {
    cookie,
    ...form,
  });
  assert.equal(status, 405);
  assert.match(head, /^allow: GET, HEAD\r?$/im);
  for (const method of ["PUT", "DELETE", "OPTIONS", "TRACE"]) {
    assert.equal(
      (await raw(origin, `${method} /lectures`, { cookie })).status,
      405,
    );
  }
  const cross = await raw(origin, "POST /read/02_gates", {
    ...form,
    origin: "https://evil.example",
  });
  assert.equal(cross.status, 403);
});

Deno.test("Presenter makes no path of a file out of an address", async () => {
  await using test = await start(["1"], noKernel);
  const { origin, cookie } = await enter(test.server);
  const paths = [
    "/../deno.json",
    "/assets/../../../../deno.json",
    "/assets/..%2f..%2f..%2fdeno.json",
    "/assets/%2e%2e/app.js",
    "/assets/app.js%00",
    "/assets/",
    "/assets",
    "/read/..%2f..%2fdeno",
    "/read/%2e%2e%2f02_gates",
    "/read/02_gates.ipynb",
    "/read/",
    "/output/02_gates/..%2f..%2fx/0",
    "/output/02_gates/cell-1/-1",
    "/output/02_gates/cell-1/length",
    "/%ff",
    "/notebooks/02_gates.ipynb",
    "//deno.json",
  ];
  for (const path of paths) {
    const { status, body } = await raw(origin, `GET ${path}`, { cookie });
    assert.deepEqual([path, status, body], [
      path,
      404,
      "There is nothing here. The lectures are at /.",
    ]);
  }
});

Deno.test("Presenter tells browsers to load nothing from elsewhere and to show its pages to nobody", async () => {
  await using test = await start([{
    source: "1",
    outputs: [figure("<b>x</b><script></script>")],
  }], noKernel);
  const { origin, cookie } = await enter(test.server);
  const get = (path: string, headers = {}) =>
    raw(origin, `GET ${path}`, { cookie, ...headers });
  const has = (head: string, line: string) =>
    assert.ok(
      head.toLowerCase().includes(`\r\n${line.toLowerCase()}`),
      `${line} in\n${head}`,
    );
  for (
    const path of [
      "/",
      "/assets/app.js",
      "/lectures",
      "/output/02_gates/cell-1/0?saved",
      "/none",
    ]
  ) {
    const { head } = await get(path);
    has(head, "X-Content-Type-Options: nosniff");
    has(head, "Referrer-Policy: no-referrer");
    has(head, "Cross-Origin-Opener-Policy: same-origin");
    has(head, "Cross-Origin-Resource-Policy: same-origin");
    assert.match(
      head,
      /content-security-policy: .*default-src 'none'.*frame-ancestors 'self'/i,
    );
  }
  const page = (await get("/slides/02_gates")).head;
  assert.match(page, /script-src 'self';/);
  has(page, "Cache-Control: no-store");
  const output = await get("/output/02_gates/cell-1/0?saved");
  assert.match(
    output.head,
    /content-security-policy: sandbox allow-scripts; default-src 'none'/i,
  );
  assert.doesNotMatch(
    output.head,
    /allow-same-origin|connect-src|'self'; script/,
  );
  assert.ok(output.body.includes("<b>x</b><script></script>"));
  const script = await get("/assets/app.js", { "Accept-Encoding": "gzip, br" });
  has(script.head, 'ETag: "tag"\r\n');
  has(script.head, "Cache-Control: no-cache");
  assert.equal(
    (await get("/assets/app.js", { "If-None-Match": '"tag"' })).status,
    304,
  );
  assert.equal(
    (await get("/assets/app.js", { "If-None-Match": '"old"' })).body,
    SCRIPT,
  );
});

Deno.test("Presenter lists the lectures, and says of one what is wrong with it", async () => {
  await using test = await TestPresenter.start(
    { "02_gates": notebookJson(["md:# Gates"]), "05_xor": "{" },
    { assets: ASSETS, ...noKernel },
  );
  const { origin, cookie } = await enter(test.server);
  const list = JSON.parse(
    (await raw(origin, "GET /lectures", { cookie })).body,
  );
  assert.deepEqual(
    list.map((
      { name, title }: { name: string; title: string },
    ) => [name, title]),
    [["02_gates", "Gates"], ["05_xor", "05_xor.ipynb"]],
  );
  const { status, body } = await raw(origin, "GET /read/05_xor", { cookie });
  assert.equal(status, 422);
  assert.ok(
    body.endsWith("it must be JSON, but it stops being so at line 1, column 2"),
  );
});

Deno.test("Presenter goes on after messages that are none of ours", async () => {
  await using test = await start(["1"], noKernel);
  await using page = await PresenterWindow.open(test.server, "02_gates");
  for (
    const text of [
      "",
      "{",
      '{"type":"run"}',
      '{"type":"constructor"}',
      `"${"x".repeat(3_000_000)}"`,
    ]
  ) {
    const before = page.notices.length;
    page.sendText(text);
    await page.until(({ notices }) => notices.length > before);
  }
  assert.equal((await page.run("cell-1")).status, "ok");
});

Deno.test("Presenter keeps its memory when a window does not read", async () => {
  const flood = {
    "flood": (
      { receive }: {
        readonly receive?: (one: ReturnType<typeof message>) => void;
      },
    ) => {
      receive?.(message("clear_output", { wait: true }));
      receive?.(
        message("stream", {
          name: "stdout",
          text: "x".repeat(900_000),
        }),
      );
    },
  };
  await using test = await start(["flood"], {
    startKernel: () => Promise.resolve(new FakeKernel(flood)),
  });
  const { origin, cookie } = await enter(test.server);
  const { hostname, port, host } = new URL(origin);
  // Shakes hands, and reads nothing more.
  using deaf = await Deno.connect({ hostname, port: Number(port) });
  const hello = [
    "GET /socket/02_gates HTTP/1.1",
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Cookie: ${cookie}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  await deaf.write(new TextEncoder().encode(`${hello.join("\r\n")}\r\n\r\n`));
  await using page = await PresenterWindow.open(test.server, "02_gates");
  await page.until(({ lecture }) => lecture.windows === 2);
  const before = Deno.memoryUsage().rss;
  for (let i = 0; i < 300; i++) {
    await page.run("cell-1");
    page.events.length = 0;
  }
  const grown = (Deno.memoryUsage().rss - before) / 1e6;
  assert.ok(grown < 150, `${grown.toFixed(0)} MB more after 270 MB of outputs`);
});
