import { expect, test } from "vitest";
import type { Part, ToolResultPart } from "#core/content/part.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getCodec } from "#core/wire/wires.ts";
import type { Reply } from "./conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { estimateInputTokens } from "./estimate-tokens.ts";
import { getShownReply } from "./get-shown-reply.ts";
import { listAttachments, planRequest } from "./planned-request.ts";

const NOTES = { kind: "document" as const, blob: "notes", mediaType: "text/plain", name: "notes.txt" };
const call: Part = { kind: "tool-call", callId: "c", name: "read", argumentsText: '{"file": "notes.txt"}' };
const result = (...parts: Part[]): ToolResultPart => ({
  kind: "tool-result",
  callId: "c",
  isError: false,
  isMocked: true,
  parts,
});

/** A conversation in which a reply called a tool, and the next round answers with its results. */
function callTool(...parts: Part[]) {
  const caller = exampleReply({ id: "caller", turnId: "t1", parts: [call], status: "done" });
  const round = exampleReply({
    id: "round",
    turnId: "t1",
    sample: 1,
    status: "done",
    parts: [{ kind: "text", text: "It says" }],
    after: { replyId: "caller", kind: "tools", results: [result(...parts)] },
  });
  const asked = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null, "Read")), [caller]);
  return { conversation: addReplies(asked, [round]), round };
}

test("a document in the result of a tool is loaded and sent, as text where results are texts", () => {
  const { conversation, round } = callTool(NOTES);
  const { request } = planRequest(conversation, [round]);
  expect(listAttachments(request)).toEqual([NOTES]);
  const blobs = { notes: Buffer.from("The lease ends.").toString("base64") };
  const openai = getCodec("chat-completions").encode({ ...request, dialect: "openai", blobs });
  expect(JSON.stringify(openai)).toContain("The lease ends.");
  expect(JSON.stringify(getCodec("messages").encode({ ...request, blobs }))).toContain("The lease ends.");
});

test("the estimate of a request counts its tools, the calls and their results", () => {
  const { conversation, round } = callTool({ kind: "text", text: "word ".repeat(7000) });
  const { request } = planRequest(conversation, [round]);
  expect(estimateInputTokens(request)).toBeGreaterThan(10_000);
  const tools = [{ name: "read", description: "word ".repeat(7000) }];
  const before = estimateInputTokens({ ...request, parameters: {}, extra: {} });
  expect(estimateInputTokens({ ...request, parameters: { tools }, extra: {} }) - before).toBeGreaterThan(9000);
});

test("the continuation of an answer in rounds is sent with their calls and results", () => {
  const { conversation } = callTool({ kind: "text", text: "rain" });
  const more: Reply = exampleReply({
    id: "more",
    turnId: "t1",
    sample: 2,
    after: { replyId: "round", kind: "continue" },
  });
  const { messages } = planRequest(addReplies(conversation, [more]), [more]);
  expect(messages.map(({ role, parts }) => `${role} ${parts[0]?.kind}`)).toEqual([
    "user text",
    "assistant tool-call",
    "user tool-result",
    "assistant text",
  ]);
});

test("a mocked round that is sent again takes the place of the earlier one", () => {
  const { conversation, round } = callTool({ kind: "text", text: "rain" });
  const again = { ...round, id: "again", sample: 2 };
  const after = addReplies(conversation, [again]);
  expect(getShownReply(after, { turnId: "t1", variantId: round.variantId })?.id).toBe("again");
});
