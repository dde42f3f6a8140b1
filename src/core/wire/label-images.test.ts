import { expect, test } from "vitest";
import type { ImagePart, Part } from "#core/content/part.ts";
import { encodeChatCompletions } from "./encode-chat-completions.ts";
import { encodeMessages } from "./encode-messages.ts";

const picture = (blob: string): ImagePart => ({
  kind: "image",
  blob,
  mediaType: "image/png",
  widthPx: 1,
  heightPx: 1,
  isLabelled: true,
});
const COMPARE: Part = { kind: "text", text: "Compare" };

function request(parts: Part[], dialect: "anthropic" | "openai") {
  const messages = [{ role: "user" as const, parts }];
  return {
    model: "m",
    dialect,
    system: "",
    messages,
    parameters: {},
    extra: {},
    stream: false,
    blobs: { a: "AA", b: "BB" },
  };
}

test.for([
  ["messages", (parts: Part[]) => encodeMessages(request(parts, "anthropic"))],
  ["chat completions", (parts: Part[]) => encodeChatCompletions(request(parts, "anthropic"))],
  ["chat completions, OpenAI's form", (parts: Part[]) => encodeChatCompletions(request(parts, "openai"))],
] as const)(
  "on %s labels precede their pictures, numbered in each message, and a single picture has none",
  ([, encode]) => {
    expect(JSON.stringify(encode([COMPARE, picture("a"), picture("b")]))).toMatch(
      /"Image 1:".*AA.*"Image 2:".*BB.*"Compare"/,
    );
    expect(JSON.stringify(encode([picture("a"), COMPARE]))).not.toContain("Image 1:");
  },
);

test("a picture without a label is counted too", () => {
  const { isLabelled: _label, ...plain } = picture("a");
  expect(JSON.stringify(encodeMessages(request([plain, picture("b"), COMPARE], "anthropic")))).toMatch(
    /\[\{"type":"image".*"Image 2:".*BB/,
  );
});
