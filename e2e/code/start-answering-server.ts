import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { PackageWire } from "#core/export/package-clients.ts";
import type { JsonObject } from "#core/json.ts";

/** The answer that every request gets. */
export const REPLY_TEXT = 'She said "No\\yes",\nand 🎼 then `nothing`.';

/** The answers that are sent: whole and as events. */
const WHOLE: Readonly<Record<PackageWire, string>> = {
  "chat-completions": JSON.stringify({
    choices: [{ index: 0, message: { role: "assistant", content: REPLY_TEXT }, finish_reason: "stop" }],
  }),
  messages: JSON.stringify({ type: "message", role: "assistant", content: [{ type: "text", text: REPLY_TEXT }] }),
};
const pieces = REPLY_TEXT.match(/.{1,7}/gsu) ?? [];
const STREAMED: Readonly<Record<PackageWire, string>> = {
  // The last event has no `delta`, as on AI/ML API.
  "chat-completions": [
    ...pieces.map((content) => JSON.stringify({ choices: [{ index: 0, delta: { role: "assistant", content } }] })),
    JSON.stringify({ choices: [{ index: 0, finish_reason: "stop" }] }),
    "[DONE]",
  ]
    .map((data) => `data: ${data}\n\n`)
    .join(""),
  messages: [
    { type: "message_start", message: { type: "message", role: "assistant", content: [], usage: {} } },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    ...pieces.map((piece) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: piece } })),
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 1 } },
    { type: "message_stop" },
  ]
    .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    .join(""),
};

/** A request that arrived at a path. */
type Received = { body: JsonObject; headers: NodeJS.Dict<string | string[]> };

/** A server that gives every request the same answer, on the wire that its path names, and refuses nothing. */
export type AnsweringServer = { origin: string; received: ReadonlyMap<string, Received[]>; close: () => void };

export async function startAnsweringServer(): Promise<AnsweringServer> {
  const received = new Map<string, Received[]>();
  const server = createServer(async (incoming, response) => {
    const path = incoming.url ?? "";
    const body = JSON.parse(await text(incoming)) as JsonObject;
    received.set(path, [...(received.get(path) ?? []), { body, headers: incoming.headers }]);
    const wire = path.endsWith("/messages") ? "messages" : "chat-completions";
    const streams = body["stream"] === true;
    response.setHeader("content-type", streams ? "text/event-stream" : "application/json");
    response.end((streams ? STREAMED : WHOLE)[wire]);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, received, close: () => server.close() };
}
