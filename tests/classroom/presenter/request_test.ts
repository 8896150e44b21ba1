/** Messages of pages, right and wrong. */

import assert from "node:assert/strict";
import { readRequest } from "../../../lib/classroom/presenter/request.ts";

const refused = (message: unknown, why: string) =>
  assert.throws(() => readRequest(message), {
    name: "RequestError",
    message: `The presenter cannot do what this page asked for: ${why}.`,
  });

Deno.test("readRequest() reads each request of the protocol", () => {
  const requests = [
    { type: "run", id: "a" },
    { type: "run", id: "a", source: "" },
    { type: "runAll" },
    { type: "runAll", upTo: "a" },
    { type: "stop" },
    { type: "restart" },
    { type: "edit", id: "a", source: "1" },
    { type: "insert", after: "a", kind: "markdown" },
    { type: "remove", id: "a" },
    { type: "reset" },
    { type: "reset", id: "a" },
    { type: "save" },
    { type: "save", as: "copy" },
    { type: "save", as: "overwrite" },
    { type: "reload" },
    { type: "position", position: { cell: "a", fragment: 2 } },
    { type: "clock", do: "pause" },
    { type: "reply", id: "a", text: "" },
    { type: "complete", request: 1, id: "a", source: "x.", cursor: 2 },
    { type: "inspect", request: 2, id: "a", source: "x", cursor: 0 },
  ];
  for (const request of requests) {
    assert.deepEqual(readRequest(JSON.stringify(request)), request);
  }
});

Deno.test("readRequest() refuses what is no message", () => {
  refused(new ArrayBuffer(4), "it must be text");
  refused("", "it is not an object in JSON");
  refused("{", "it is not an object in JSON");
  refused("[1]", "it is not an object in JSON");
  refused("null", "it is not an object in JSON");
  refused(
    JSON.stringify({ type: "edit", id: "a", source: "x".repeat(2_000_000) }),
    "it has 2000036 characters, more than 2000000",
  );
});

Deno.test("readRequest() refuses types it does not know, those of every object too", () => {
  refused('{"type":"format"}', 'there is no "format"');
  refused('{"type":"toString"}', 'there is no "toString"');
  refused('{"type":"__proto__"}', 'there is no "__proto__"');
  refused("{}", 'there is no "undefined"');
});

Deno.test("readRequest() names the field that is wrong", () => {
  refused('{"type":"run"}', "run has no such id as undefined");
  refused('{"type":"run","id":7}', "run has no such id as 7");
  refused(
    '{"type":"insert","after":"a","kind":"raw"}',
    'insert has no such kind as "raw"',
  );
  refused('{"type":"save","as":"../x"}', 'save has no such as as "../x"');
  refused(
    '{"type":"position","position":{"cell":1}}',
    'position has no such position as {"cell":1}',
  );
  refused(
    '{"type":"complete","request":0.5,"id":"a","source":"","cursor":0}',
    "complete has no such request as 0.5",
  );
  refused(
    '{"type":"complete","request":1,"id":"a","source":"","cursor":-1}',
    "complete has no such cursor as -1",
  );
});
