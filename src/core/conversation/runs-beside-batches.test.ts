import { expect, test } from "vitest";
import { answerPlan, planText, tryPlanText } from "#e2e/fixtures/example-plans.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import type { Conversation } from "./conversation.ts";
import { addReplies } from "./edit-turns.ts";

const ROWS = Object.fromEntries(["one", "two", "three"].map((id, position) => [id, { id, position, values: { id } }]));

const BEFORE: Conversation = { ...exampleConversation(), rows: ROWS, batches: {} };

/** A conversation over three rows, the first of which is answered, while the others wait in a batch. */
function makeBatched(): Conversation {
  const plan = planText(BEFORE, "Say {{id}}");
  const [first, ...others] = plan.replies;
  if (!first) throw new Error("no reply");
  const batched = others.map((reply) => ({ ...reply, batchId: "b1" }));
  return addReplies(plan.conversation, [
    { ...first, status: "done", parts: [{ kind: "text", text: "yes" }] },
    ...batched,
  ]);
}

const listAsked = (conversation: Conversation) => planText(conversation, "").replies.map(({ rowId }) => rowId);

test("a run asks no cell again that waits in a batch, and asks it once it is taken out", () => {
  const batched = makeBatched();
  expect(listAsked(batched)).toEqual(["one"]);
  const [, second] = Object.values(batched.replies);
  if (!second) throw new Error("no reply");
  expect(
    listAsked({ ...batched, replies: { ...batched.replies, [second.id]: { ...second, status: "stopped" } } }),
  ).toEqual(["two"]);
});

test("a run of cells that all wait in a batch, and one that would build on them, say so and ask nothing", () => {
  const plan = planText(BEFORE, "Say {{id}}");
  const batched = addReplies(
    plan.conversation,
    plan.replies.map((reply) => ({ ...reply, batchId: "b1" })),
  );
  expect(tryPlanText(batched, "")).toEqual({ reason: "All that is not answered yet waits in a batch" });
  expect(tryPlanText(batched, "And now?")).toEqual({
    reason: "Answers to earlier turns wait in a batch. Go on when they have come, or take them out of it",
  });
  expect(planText(answerPlan({ ...plan, conversation: batched }), "And now?").replies).toHaveLength(3);
});
