import { expect, test } from "vitest";
import type { Json, JsonObject } from "#core/json.ts";
import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";
import { createMessagesDecoder } from "./decode-messages.ts";

const PNG = "data:image/png;base64,iVBORw0KGgo=";

function decode(...chunks: JsonObject[]) {
  const decoder = createChatCompletionsDecoder();
  const events = chunks.flatMap((chunk) => decoder.decodeEvent({ data: JSON.stringify(chunk) }));
  return [...events, ...decoder.decodeEvent({ data: "[DONE]" }), ...decoder.decodeEnd()];
}

const chunk = (delta: JsonObject, choice: JsonObject = {}): JsonObject => ({
  choices: [{ index: 0, delta, ...choice }],
});
const listed = (...images: Json[]) => chunk({ content: "", images });
const select = (events: ReturnType<typeof decode>) =>
  events.flatMap((event) => (event.type === "picture" ? [[event.index, event.address]] : []));

test.each<[string, JsonObject]>([
  ["an entry of images with an object", listed({ type: "image_url", index: 0, image_url: { url: PNG } })],
  ["an entry of images with a text", listed({ type: "image_url", image_url: PNG })],
  ["an entry of images that is a text", listed(PNG)],
  ["an entry of images with base64 and its kind", listed({ b64_json: "iVBORw0KGgo=", mime_type: "image/png" })],
  [
    "images of a whole message",
    { choices: [{ index: 0, message: { content: null, images: [{ image_url: { url: PNG } }] } }] },
  ],
  ["a part image_url", chunk({ content: [{ type: "image_url", image_url: { url: PNG } }] })],
  ["a part output_image", chunk({ content: [{ type: "output_image", image_url: PNG }] })],
  [
    "a part image",
    chunk({ content: [{ type: "image", source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" } }] }),
  ],
  ["a part with inline_data", chunk({ content: [{ inline_data: { mime_type: "image/png", data: "iVBORw0KGgo=" } }] })],
  ["a part with inlineData", chunk({ content: [{ inlineData: { mimeType: "image/png", data: "iVBORw0KGgo=" } }] })],
])("%s is a picture, and nothing of it is unknown", (_form, given) => {
  const events = decode(given);
  expect(select(events)).toEqual([[0, PNG]]);
  expect(events.filter(({ type }) => type === "unknown")).toEqual([]);
});

test("a picture on the messages wire is one, in base64 and at an address", () => {
  const decoder = createMessagesDecoder();
  const start = (index: number, source: JsonObject) =>
    decoder.decodeEvent({
      data: JSON.stringify({ type: "content_block_start", index, content_block: { type: "image", source } }),
    });
  expect([
    ...start(0, { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" }),
    ...start(1, { type: "url", url: "https://a.example/b.png" }),
  ]).toMatchObject([
    { type: "started" },
    { type: "picture", index: 0, address: PNG },
    { type: "picture", index: 1, address: "https://a.example/b.png" },
  ]);
});

test("pictures stand between the texts around them, and before the end of the answer", () => {
  const events = decode(
    chunk({ content: "Here it is." }),
    listed({ image_url: { url: PNG } }),
    chunk({ content: "And now?" }),
    listed({ image_url: { url: `${PNG}=` } }),
    chunk({}, { finish_reason: "stop" }),
  );
  expect(events.flatMap((event) => ("index" in event ? [[event.type, event.index]] : []))).toEqual([
    ["part-delta", 0],
    ["picture", 1],
    ["part-delta", 2],
    ["picture", 3],
  ]);
  expect(events.findIndex(({ type }) => type === "finished")).toBeGreaterThan(
    events.findLastIndex(({ type }) => type === "picture"),
  );
});

test("a picture that comes in pieces is one, and one that comes again comes once", () => {
  const pieces = ["data:image/png;base64,iVBO", "Rw0K", "Ggo="].map((url) => listed({ index: 0, image_url: { url } }));
  const again = {
    choices: [{ index: 0, message: { content: "", images: [{ image_url: { url: PNG } }] }, finish_reason: "stop" }],
  };
  expect(select(decode(...pieces, chunk({ content: "Done." }), again))).toEqual([[0, PNG]]);
});

test("a picture is yielded where the connection breaks off behind it", () => {
  const decoder = createChatCompletionsDecoder();
  decoder.decodeEvent({ data: JSON.stringify(listed({ image_url: { url: PNG } })) });
  expect(decoder.decodeBreak?.()).toMatchObject([{ type: "picture", address: PNG }]);
});

test.each<Json>([{ type: "image_url" }, { image_url: { url: 7 } }, 7, null, { type: "image_url", image_url: null }])(
  "an entry %j of images is said to be unknown",
  (entry) => {
    expect(decode(listed(entry)).map(({ type }) => type)).toContain("unknown");
  },
);
