import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import type { Dialect, Wire } from "#core/vocabulary.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { Reply } from "./conversation.ts";
import { findUnsupportedContent } from "./find-unsupported-content.ts";
import { planRequest } from "./planned-request.ts";

const SIGNED: Part = { kind: "thinking", text: "Hm", signature: "s", wire: "messages" };
const SEARCH_RESULT: Part = {
  kind: "unknown",
  wire: "messages",
  raw: { type: "web_search_tool_result", tool_use_id: "x" },
};
const PICTURE: Part = { kind: "image", blob: "sha", mediaType: "image/png", widthPx: 1, heightPx: 1 };

/** The content that the second turn cannot send on a wire, after a first reply with these parts. */
function findInNextTurn(
  wire: Wire,
  replyParts: Part[],
  change: { dialect?: Dialect; system?: string; last?: Part[]; after?: Reply["after"] } = {},
): string[] {
  const base = exampleReply();
  const first: Reply = { ...base, parts: replyParts, ...(change.after ? { after: change.after } : {}) };
  const last = { ...exampleTurn("t2", "t1"), ...(change.last ? { parts: change.last } : {}) };
  const next: Reply = {
    ...base,
    id: "r2",
    turnId: "t2",
    sentWith: {
      ...base.sentWith,
      wire,
      dialect: change.dialect ?? "anthropic",
      system: change.system ?? "",
      thread: { builtOn: "r1" },
    },
  };
  return findUnsupportedContent(
    planRequest(
      { ...exampleConversation(), turns: { t1: exampleTurn("t1", null), t2: last }, replies: { r1: first } },
      [next],
    ),
  );
}

test("a plain conversation is supported in full on both chat wires", () => {
  const replyParts: Part[] = [
    { kind: "thinking", text: "Hm", wire: "chat-completions" },
    { kind: "text", text: "Hi" },
  ];
  expect(findInNextTurn("chat-completions", replyParts)).toEqual([]);
  expect(findInNextTurn("messages", replyParts)).toEqual([]);
});

test("signed thinking of the messages wire is unsupported on chat completions, and only there", () => {
  const replyParts: Part[] = [
    SIGNED,
    { kind: "redacted-thinking", data: "d" },
    SEARCH_RESULT,
    { kind: "text", text: "Hi" },
  ];
  expect(findInNextTurn("chat-completions", replyParts)).toEqual([
    "2 blocks of thinking signed for Messages",
    "a block of the provider’s own tools",
  ]);
  expect(findInNextTurn("messages", replyParts)).toEqual([]);
});

test("the predict wire supports only the text of the last turn", () => {
  const last: Part[] = [PICTURE, { kind: "text", text: "Look" }];
  expect(findInNextTurn("predict", [{ kind: "text", text: "Hi" }], { system: "Be terse.", last })).toEqual([
    "the system prompt",
    "the earlier turns",
    "a picture",
  ]);
});

test("a PDF is unsupported by predict, and the wish for citations by all but documents of the messages wire", () => {
  const text: Part = { kind: "document", blob: "sha", mediaType: "text/plain", name: "a.md", isCited: true };
  const pdf: Part = { ...text, mediaType: "application/pdf", name: "a.pdf" };
  const one = "the request to cite a document’s passages";
  expect(findInNextTurn("messages", [], { last: [text, pdf] })).toEqual([]);
  expect(findInNextTurn("messages", [], { last: [{ ...text, isSentAsText: true }, pdf] })).toEqual([one]);
  expect(findInNextTurn("chat-completions", [], { last: [text] })).toEqual([one]);
  expect(findInNextTurn("chat-completions", [], { last: [text, pdf], dialect: "openai" })).toEqual([
    "2 requests to cite documents’ passages",
  ]);
  expect(findInNextTurn("predict", [], { last: [text, pdf] })).toEqual(["the earlier turns", "a document"]);
});

test("a tool result whose call was deleted is unsupported everywhere, a picture in a tool result in OpenAI's dialect", () => {
  const results: Part[] = [{ kind: "tool-result", callId: "gone", isError: false, parts: [PICTURE] }];
  const after = { replyId: "r0", kind: "tools", results } as const;
  expect(findInNextTurn("messages", [], { after })).toEqual(["a tool’s result whose call was deleted"]);
  expect(findInNextTurn("chat-completions", [], { after, dialect: "openai" })).toEqual([
    "a tool’s result whose call was deleted",
    "a picture in a tool’s result",
  ]);
});
