import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import { encodeChatCompletions } from "#core/wire/encode-chat-completions.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { buildRequest } from "./build-request.ts";

const text = (words: string): Part => ({ kind: "text", text: words });
const image: Part = { kind: "image", blob: "one", mediaType: "image/png", widthPx: 1, heightPx: 1 };
const unkept: Part = {
  kind: "unknown",
  wire: "chat-completions",
  raw: { type: "picture", address: "https://a.example" },
};

test("the picture of an answer goes along with the next message of the user, before its text, and no placeholder does", () => {
  const request = buildRequest(exampleReply(), [
    { role: "user", parts: [text("Draw a cat")] },
    { role: "assistant", parts: [text("Here."), image, unkept] },
    { role: "user", parts: [text("Now blue")] },
  ]);
  const body = encodeChatCompletions({ ...request, dialect: "openai", system: "", blobs: { one: "AAAA" } });
  expect(body["messages"]).toEqual([
    { role: "user", content: "Draw a cat" },
    { role: "assistant", content: "Here." },
    {
      role: "user",
      content: [
        { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
        { type: "text", text: "Now blue" },
      ],
    },
  ]);
});
