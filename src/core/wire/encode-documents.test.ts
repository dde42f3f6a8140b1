import fc from "fast-check";
import { expect, test } from "vitest";
import { buildRequest } from "#core/conversation/build-request.ts";
import type { DocumentPart } from "#core/content/part.ts";
import type { JsonObject } from "#core/json.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { ChatRequest } from "./chat-request.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import { getCodec } from "./wires.ts";
import type { RouteFormat } from "./document-form.ts";

const NOTES = "# Notes\n\n```\ncode ``` and ````\n```\nÄpfel 🍎\n";
const BLOBS = { notes: Buffer.from(NOTES).toString("base64"), pdf: "JVBERi0x" };
const notes = (change: Partial<DocumentPart> = {}): DocumentPart => ({
  kind: "document",
  blob: "notes",
  mediaType: "text/plain",
  name: "notes.md",
  ...change,
});
const pdf = (change: Partial<DocumentPart> = {}): DocumentPart => ({
  ...notes(change),
  blob: "pdf",
  mediaType: "application/pdf",
  name: "scan.pdf",
});

const ROUTES = {
  messages: { wire: "messages", dialect: "anthropic" },
  claude: { wire: "chat-completions", dialect: "anthropic" },
  openai: { wire: "chat-completions", dialect: "openai" },
  predict: { wire: "predict", dialect: "openai" },
} as const satisfies Record<string, RouteFormat>;

/** The body of a request with these documents and the text "Sum up", which stands first. */
function encode(route: keyof typeof ROUTES, ...documents: DocumentPart[]): JsonObject {
  const format = ROUTES[route];
  const base = exampleReply();
  const reply = { ...base, sentWith: { ...base.sentWith, ...format, system: "", parameters: {} } };
  const parts: ChatRequest["messages"][number]["parts"] = [...documents, { kind: "text", text: "Sum up" }];
  const request = buildRequest(reply, [{ role: "user", parts }]);
  return getCodec(format.wire).encode({ ...request, blobs: BLOBS });
}

const contentOf = (body: JsonObject): unknown => (body["messages"] as { content: unknown }[])[0]?.content;
const WORDS = { type: "text", text: "Sum up" };

test("the messages wire has a document's name, the words about it and the wish for citations", () => {
  const change = { context: "From May", isCited: true } as const;
  expect(contentOf(encode("messages", notes(change), pdf()))).toEqual([
    {
      type: "document",
      source: { type: "text", media_type: "text/plain", data: NOTES },
      title: "notes.md",
      context: "From May",
      citations: { enabled: true },
    },
    {
      type: "document",
      source: { type: "base64", media_type: "application/pdf", data: "JVBERi0x" },
      title: "scan.pdf",
    },
    WORDS,
  ]);
});

test("Claude's chat completions have a text under its name without a media type, and nothing that they do not publish", () => {
  const change = { context: "From May", isCited: true } as const;
  expect(contentOf(encode("claude", notes(change), pdf(change)))).toEqual([
    { type: "document", source: { type: "text", data: `notes.md:\n\n${NOTES}` } },
    { type: "document", source: { type: "base64", media_type: "application/pdf", data: "JVBERi0x" } },
    { type: "text", text: "About notes.md: From May\n\nAbout scan.pdf: From May\n\nSum up" },
  ]);
});

test("OpenAI's format has a PDF as a file and a text under its name, in a fence that nothing in it closes", () => {
  expect(contentOf(encode("openai", notes(), pdf()))).toEqual([
    { type: "text", text: `notes.md:\n\n\`\`\`\`\`\n${NOTES}\n\`\`\`\`\`` },
    { type: "file", file: { filename: "scan.pdf", file_data: "data:application/pdf;base64,JVBERi0x" } },
    WORDS,
  ]);
});

test("a text that is to stand in the prompt is sent in the same words over every format", () => {
  const asText = notes({ isSentAsText: true, isCited: true, name: "a\nb.md" });
  const [expected] = contentOf(encode("openai", asText)) as { text: string }[];
  expect(expected?.text.startsWith("a b.md:\n\n`````\n# Notes")).toBe(true);
  for (const route of ["messages", "claude"] as const)
    expect(contentOf(encode(route, asText))).toEqual([expected, WORDS]);
  expect(encode("predict", asText)["input"]).toEqual({ text: `${expected?.text}\n\nSum up` });
});

test("any bytes are read as the text that TextDecoder reads, but for how many signs a broken character is", () => {
  const squeeze = (text: string) => text.replaceAll(/\uFFFD+/g, "\uFFFD");
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(squeeze(decodeUtf8(bytes))).toBe(squeeze(decoder.decode(bytes)));
    }),
    { numRuns: 400 },
  );
  const long = "Äpfel 🍎, ".repeat(5_000);
  expect(decodeUtf8(Buffer.from(long))).toBe(long);
});
