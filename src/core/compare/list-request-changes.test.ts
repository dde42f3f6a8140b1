import { expect, test } from "vitest";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { Conversation, Reply, SentWith } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { listRequestChanges } from "./list-request-changes.ts";
import { listOtherReplies, pickEarlierReply } from "./pick-earlier-reply.ts";

const sent = (change: Partial<SentWith>): SentWith => ({ ...exampleReply().sentWith, ...change });
const answered = (id: string, change: Partial<Reply>): Reply =>
  exampleReply({ id, status: "done", parts: [{ kind: "text", text: `answer ${id}` }], ...change });
const compare = (conversation: Conversation, before: string, after: string) => {
  const { [before]: old, [after]: now } = conversation.replies;
  if (!old || !now) throw new Error("no reply");
  const name = (reply: Reply) => ({ reply, connection: `service ${reply.sentWith.connectionId}` });
  return listRequestChanges(conversation, name(old), name(now)).map((change) => [
    change.name,
    change.before,
    change.after,
  ]);
};

test("replies that were sent the same way have no changes, whatever their answers", () => {
  const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), [
    answered("r1", {}),
    answered("r2", { sample: 1 }),
  ]);
  expect(compare(conversation, "r1", "r2")).toEqual([]);
});

test("settings, words, pictures, model and schema that differ are named, with both values", () => {
  const picture = (blob: string) =>
    ({ kind: "image", blob, mediaType: "image/png", widthPx: 4, heightPx: 3, sizeId: "s" }) as const;
  const turn = exampleTurn("t1", null, "Write a {{tone}} note.");
  const other = { ...exampleTurn("t2", null, "Write a {{tone}} note!"), parts: [...turn.parts, picture("bbbbbbbb")] };
  const conversation = addReplies(
    addTurn(addTurn(exampleConversation(), { ...turn, parts: [...turn.parts, picture("aaaaaaaa")] }), other),
    [
      answered("r1", {
        sentWith: sent({
          fillsMarkers: true,
          variables: { tone: "formal" },
          parameters: { temperature: 0, stream: true },
          system: "Be brief.",
          schemaHash: "1234567890abcdef",
        }),
      }),
      answered("r2", {
        turnId: "t2",
        sentWith: sent({
          fillsMarkers: true,
          variables: { tone: "playful" },
          parameters: { stream: true, temperature: 1, top_k: 5 },
          modelId: "other",
          connectionId: "custom",
          wire: "messages",
          extraJson: '{"a": 1}',
          imageScales: { s: "1/2" },
          adaptations: ["no-stream-options"],
        }),
      }),
    ],
  );
  expect(compare(conversation, "r1", "r2")).toEqual([
    ["model", "anthropic/claude-opus-4-5", "other"],
    ["connection", "service aimlapi", "service custom"],
    ["API format", "Chat completions, anthropic", "Messages"],
    ["temperature", "0", "1"],
    ["top_k", undefined, "5"],
    ["variable tone", "formal", "playful"],
    ["size of turn 1 image", undefined, "1/2"],
    ["extra JSON", undefined, '{"a": 1}'],
    ["adapted to the server", undefined, "no-stream-options"],
    ["prompt 1", "Write a formal note.", "Write a playful note."],
    ["pictures of prompt 1", "4×3 (aaaaaa)", "2×2 (bbbbbb)"],
    ["schema of parameters", "1234567890ab", undefined],
    ["system prompt", "Be brief.", undefined],
  ]);
});

test("a reply further down was sent with the turns and answers before it", () => {
  const conversation = addReplies(
    addTurn(addTurn(exampleConversation(), exampleTurn("t1", null, "One")), exampleTurn("t2", "t1", "Two")),
    [
      answered("r1", {}),
      answered("r2", {
        turnId: "t2",
        sentWith: sent({ thread: { builtOn: "r1" } }),
      }),
    ],
  );
  expect(compare(conversation, "r1", "r2")).toEqual([
    ["answer before 1", undefined, "answer r1"],
    ["prompt 2", undefined, "Two"],
  ]);
  const second = conversation.replies["r2"];
  expect(second && pickEarlierReply(conversation, second)?.id).toBe("r1");
});

test("a reply is first compared with the one before it in its cell, and with any other on demand", () => {
  const replies = [answered("r1", {}), answered("r2", { sample: 1 }), answered("r3", { variantId: "b" })];
  const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), replies);
  expect(replies.map((reply) => pickEarlierReply(conversation, reply)?.id)).toEqual(["r2", "r1", "r1"]);
  expect(listOtherReplies(conversation, "r2").map(({ id }) => id)).toEqual(["r1", "r3"]);
  const alone = addReplies(exampleConversation(), [answered("r1", {})]);
  expect(pickEarlierReply(alone, answered("r1", {}))).toBeUndefined();
});
