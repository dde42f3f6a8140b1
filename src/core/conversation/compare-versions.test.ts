import { expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { answerPlan, listSent, PLAN_CONTEXT, planText } from "#e2e/fixtures/example-plans.ts";
import { compareVersions, endComparison } from "./compare-versions.ts";
import type { Conversation } from "./conversation.ts";
import { copyVariant } from "./edit-variants.ts";
import { getThread } from "./get-thread.ts";
import { listCellReplies } from "./list-cell-replies.ts";
import { listColumns } from "./list-columns.ts";
import { planReplies } from "./plan-run.ts";
import { planRequest } from "./planned-request.ts";
import { sumCosts } from "./reply-cost.ts";
import { listTurnParts } from "./turn-prompts.ts";

/** The conversation with another version of its last turn, answered. */
function addVersion(conversation: Conversation, text: string): Conversation {
  const leaf = conversation.turns[conversation.view.leafTurnId ?? ""];
  const before = { ...conversation, view: { ...conversation.view, leafTurnId: leaf?.parentId ?? null } };
  return answerPlan(planText(before, text));
}

const context = { newId: PLAN_CONTEXT.newId, nowMs: 99 };
const getLeaf = ({ turns, view }: Conversation) => {
  const leaf = getThread(turns, view.leafTurnId).at(-1);
  if (!leaf) throw new Error("no turn");
  return leaf;
};

function compare(conversation: Conversation, baseId = "a") {
  const compared = compareVersions(conversation, getLeaf(conversation), baseId, context);
  if ("reason" in compared) throw new Error(compared.reason);
  return compared;
}

const listSaid = (conversation: Conversation) =>
  listColumns(conversation).map(({ id }) =>
    listTurnParts(conversation, getLeaf(conversation), id).map((part) =>
      part.kind === "text" ? part.text : part.kind,
    ),
  );

test("versions of a turn stand in columns with equal settings and their answers, and nothing is sent or overwritten", () => {
  const first = answerPlan(planText(exampleConversation(), "Before."));
  const before = addVersion(addVersion(answerPlan(planText(first, "One.")), "Two."), "Three.");
  const { conversation } = compare(before);
  expect(listSaid(conversation)).toEqual([["One."], ["Two."], ["Three."]]);
  const settings = listColumns(conversation).map(({ overrides }) => overrides);
  expect(new Set(settings.map((each) => JSON.stringify(each))).size).toBe(1);
  const cells = listColumns(conversation).map(({ id }) =>
    listCellReplies(conversation, { turnId: getLeaf(conversation).id, variantId: id }),
  );
  expect(cells.map((cell) => cell.length)).toEqual([1, 1, 1]);
  // What was sent for a copy is what was sent for its reply.
  for (const [copy] of cells) {
    const origin = before.replies[copy?.copyOf ?? ""];
    expect(copy && planRequest(conversation, [copy]).messages).toEqual(
      origin && planRequest(before, [origin]).messages,
    );
  }
  expect(conversation.turns).toMatchObject(before.turns);
  expect(conversation.replies).toMatchObject(before.replies);
  // A later turn goes on from each version.
  expect(listSent(planText(conversation, "Again."))).toEqual(
    ["One.", "Two.", "Three."].map((text) => ["Before.", "answer of a", text, "answer of a", "Again."]),
  );
  const paid = (all: Conversation) =>
    sumCosts(
      Object.values(all.replies).map((reply) => ({ ...reply, startedAtMs: 1, billedUsd: 1 })),
      () => undefined,
    ).billedUsd;
  expect(paid(conversation)).toBe(paid(before));
});

test("other columns are set aside while versions are compared, and come back with the version that was shown", () => {
  const two = copyVariant(exampleConversation(), "a", "b", "last");
  const before = addVersion(answerPlan(planText(two, "One.")), "Two.");
  const shown = getLeaf(before);
  const compared = compare(before, "b");
  expect(compared.hiddenIds).toEqual(["a"]);
  expect(listSaid(compared.conversation)).toEqual([["One."], ["Two."]]);
  const ended = endComparison(compared.conversation, { ...compared, shownTurnId: shown.id });
  expect(listColumns(ended).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(getLeaf(ended).id).toBe(shown.id);
  expect(ended.turns).toEqual(before.turns);
  expect(ended.replies).toEqual(before.replies);
  // A version in which something was asked since stays.
  const asked = answerPlan(planText(compared.conversation, "Again."));
  const kept = endComparison(asked, { ...compared, shownTurnId: shown.id });
  expect(kept.replies).toEqual(asked.replies);
  expect(getLeaf(kept).id).toBe(shown.id);
});

test("versions without an answer have an empty cell, which is sent their own prompt", () => {
  const asked = planText(exampleConversation(), "One.");
  const unanswered = { ...asked.conversation, replies: {} };
  const { conversation, addedIds } = compare(addVersion(unanswered, "Two."));
  const turnId = getLeaf(conversation).id;
  expect(listCellReplies(conversation, { turnId, variantId: "a" })).toEqual([]);
  expect(listCellReplies(conversation, { turnId, variantId: addedIds[0] ?? "" })).toHaveLength(1);
  expect(listSent(planReplies(conversation, turnId, [{ variantId: "a" }], PLAN_CONTEXT))).toEqual([["One."]]);
});

test("versions that are compared once more have what is new in them beside what they had", () => {
  const before = addVersion(answerPlan(planText(exampleConversation(), "One.")), "Two.");
  const again = compare(compare(before).conversation);
  expect(listSaid(again.conversation)).toEqual([["One."], ["Two."]]);
  const third = addVersion(again.conversation, "Three.");
  expect(listSaid(compare(third).conversation)).toEqual([["One."], ["Two."], ["Three."]]);
});

test("more versions than columns are refused with their number", () => {
  let conversation = answerPlan(planText(exampleConversation(), "v0"));
  for (let index = 1; index < 27; index += 1) conversation = addVersion(conversation, `v${index}`);
  expect(compareVersions(conversation, getLeaf(conversation), "a", context)).toEqual({
    reason: expect.stringContaining("This makes 27 columns"),
  });
});
