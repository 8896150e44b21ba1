/** Comms, as a cell sees them; what goes over the wire is tested with the course's kernel. */

import assert from "node:assert/strict";
import { type Comm, onComm, receiveComm } from "../../lib/notebook/comm.ts";

const open = (id: string, target: string, data: unknown = {}) =>
  receiveComm({ type: "comm_open", id, target, data, buffers: [] });

Deno.test("onComm() hands out the comms that a page opens under that name", () => {
  const opened: Comm[] = [];
  onComm("mine", (comm) => opened.push(comm));
  open("1", "mine", { from: 3 });
  open("2", "another");
  open("3", "mine");
  assert.deepEqual(
    opened.map(({ id, target, data }) => [id, target, data]),
    [["1", "mine", { from: 3 }], ["3", "mine", {}]],
  );
});

Deno.test("onComm() puts a second handler of the same name in the place of the first", () => {
  const heard: string[] = [];
  onComm("again", () => heard.push("first"));
  onComm("again", () => heard.push("second"));
  open("4", "again");
  assert.deepEqual(heard, ["second"]);
});

Deno.test("Comm hears messages with their bytes until it is closed, from either end", () => {
  const heard: unknown[] = [];
  let own: Comm | undefined;
  onComm("talk", (comm) => {
    own = comm;
    comm.onMessage = (data, buffers) => heard.push([data, buffers]);
    comm.onClose = () => heard.push("closed");
  });
  const say = (id: string, data: unknown) =>
    receiveComm({ type: "comm_msg", id, data, buffers: [new Uint8Array([7])] });
  open("5", "talk");
  say("5", "one");
  receiveComm({ type: "comm_close", id: "5", data: {}, buffers: [] });
  say("5", "late");
  open("6", "talk");
  own!.close();
  say("6", "late");
  assert.deepEqual(heard, [["one", [new Uint8Array([7])]], "closed"]);
});

Deno.test("receiveComm() takes messages for comms that nobody knows for nothing", () => {
  receiveComm({ type: "comm_msg", id: "nobody", data: 1, buffers: [] });
  receiveComm({ type: "comm_close", id: "nobody", data: 1, buffers: [] });
});
