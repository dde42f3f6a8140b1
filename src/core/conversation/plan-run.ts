import type { Part } from "#core/content/part.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { Speech } from "./ask-turn.ts";
import { askTurn } from "./ask-turn.ts";
import type { Conversation, Id, Path, Reply, Settings, Turn } from "./conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { makeSweeps } from "./make-sweeps.ts";
import { readCell } from "./read-cell.ts";
import { readColumns } from "./read-columns.ts";

/** What a run needs to know from outside: how settings are spoken, what they take, new ids, and the time. */
export type RunContext = {
  speechOf: (settings: Settings) => Speech;
  specsOf: (settings: Settings) => readonly ParameterSpec[];
  newId: () => Id;
  nowMs: number;
};

/** What is said in a run: the parts of a turn, none for the last one again, and the sizes typed for its pictures. */
export type Said = { parts: Part[]; imageSizes: Record<Path, string> };

/** What a run asks: the conversation with its sweeps made, its turn and its replies added; those replies, in order. */
export type RunPlan = { conversation: Conversation; replies: Reply[] };

/**
 * What Run would ask now. With parts: these as the next turn, of every column that does not rest. Without: the last turn,
 * of the columns a sweep has just made and those without a reply of their own to it; of all where there are none. A
 * sentence where it can ask nothing.
 */
export function planRun(
  conversation: Conversation,
  { parts, imageSizes }: Said,
  context: RunContext,
): RunPlan | { reason: string } {
  const { leafTurnId } = conversation.view;
  const lastTurn = leafTurnId === null ? undefined : conversation.turns[leafTurnId];
  if (parts.length === 0 && !lastTurn) return { reason: "Write a prompt first; there is nothing to run yet" };
  const threadEndId = parts.length === 0 ? (lastTurn?.parentId ?? null) : leafTurnId;
  const made = makeSweeps(conversation, imageSizes, threadEndId, context.specsOf, context.newId);
  if ("reason" in made) return made;
  const columns = readColumns(made.conversation);
  const awake = columns.filter(({ isResting }) => !isResting).map(({ id }) => id);
  if (awake.length === 0) return { reason: "Every column rests; let one be asked" };
  if (parts.length === 0 && lastTurn) {
    const open = awake.filter(
      (id) =>
        made.madeIds.includes(id) || readCell(made.conversation, { turnId: lastTurn.id, variantId: id }).length === 0,
    );
    return askReplies(made.conversation, lastTurn.id, open.length > 0 ? open : awake, context);
  }
  const turn: Turn = {
    id: context.newId(),
    parentId: leafTurnId,
    parts,
    askedOf: awake.length === columns.length ? "all" : awake,
    createdAtMs: context.nowMs,
  };
  return askReplies(addTurn(made.conversation, turn), turn.id, awake, context);
}

/** A plan that asks some variants a turn that is there, each for as many samples as it is set to. */
export function askReplies(
  conversation: Conversation,
  turnId: Id,
  variantIds: readonly Id[],
  { speechOf, newId }: Pick<RunContext, "speechOf" | "newId">,
): RunPlan {
  const wanted = variantIds.flatMap((variantId) => {
    const samples = conversation.variants.find(({ id }) => id === variantId)?.samples ?? 1;
    return Array.from({ length: samples }, () => ({ variantId, replyId: newId() }));
  });
  const replies = askTurn(conversation, turnId, wanted, speechOf);
  return { conversation: addReplies(conversation, replies), replies };
}
