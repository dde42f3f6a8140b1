import { isSameJson } from "#core/json.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply, SentWith, Settings, Turn } from "./conversation.ts";
import type { RequestFormat } from "./create-replies.ts";
import { createRepliesInSteps } from "./create-replies.ts";
import { getThread } from "./get-thread.ts";
import { selectSmaller } from "./image-scales.ts";
import { isInBatch } from "./is-in-batch.ts";
import { isSettled } from "./is-settled.ts";
import { listCellAnswers, resolveCellOwner } from "./list-cell-replies.ts";
import { listFilledNames } from "./list-filled-names.ts";

/** Some replies to a turn in a cell that are to be asked for. */
export type AskedCell = { turnId: Id; variantId: Id; rowId: Id | undefined; count: number };

/**
 * The cells of rows in which the last turn is not yet answered as often as a variant has samples, by the request that would
 * be sent now, in short steps. Where an earlier turn has no answer, it is asked first; where that waits in a batch, nothing is
 * asked. What failed or was cut off is no answer.
 */
export function* listUnansweredInSteps(
  conversation: Conversation,
  turn: Turn,
  cells: readonly { variantId: Id; rowId: Id | undefined }[],
  resolveRequestFormat: (settings: Settings) => RequestFormat,
): Generator<undefined, AskedCell[]> {
  const earlier = getThread(conversation.turns, turn.parentId);
  const samples = new Map(conversation.variants.map((variant) => [variant.id, variant.samples ?? 1]));
  const asked = yield* createRepliesInSteps(
    conversation,
    cells.map((cell) => ({ turnId: turn.id, ...cell, replyId: "" })),
    resolveRequestFormat,
  );
  const names = new Map<Id, readonly string[]>();
  const listOf = (cell: (typeof cells)[number], index: number): AskedCell[] => {
    const { variantId } = cell;
    const count = samples.get(variantId) ?? 1;
    const skipped = earlier.find(({ id, askedOf }) => {
      const isAsked = askedOf === "all" || askedOf.includes(variantId);
      return isAsked && listAnswers(conversation, { turnId: id, ...cell }).length === 0;
    });
    const isAwaited =
      conversation.batches !== undefined &&
      earlier.some(({ id }) => {
        const answers = listAnswers(conversation, { turnId: id, ...cell });
        return answers.length > 0 && answers.every(isInBatch);
      });
    if (isAwaited) return [];
    if (skipped) return [{ turnId: skipped.id, ...cell, count }];
    const known = listCellAnswers(conversation, { turnId: turn.id, ...cell }).filter(isAnswer);
    if (known.length === 0) return [{ turnId: turn.id, ...cell, count }];
    const now = asked[index]?.sentWith;
    if (!now) return [];
    const used = names.get(variantId) ?? listFilledNames(conversation, turn, variantId);
    names.set(variantId, used);
    const answers = countChains(known.filter(({ sentWith }) => isSameRequest(sentWith, now, used)));
    return answers < count ? [{ turnId: turn.id, ...cell, count: count - answers }] : [];
  };
  const unanswered: AskedCell[] = [];
  for (const [index, cell] of cells.entries()) {
    if (index % STEP === STEP - 1) yield;
    unanswered.push(...listOf(cell, index));
  }
  return unanswered;
}

/** The number of cells that a step looks at. */
const STEP = 20;

/** The answers in a cell, or in that of the variant whose thread it inherited. */
function listAnswers(conversation: Conversation, cell: { turnId: Id; variantId: Id; rowId: Id | undefined }): Reply[] {
  const variantId = resolveCellOwner(conversation, cell);
  return listCellAnswers(conversation, { ...cell, variantId }).filter(isAnswer);
}

/** True for a whole answer, and for a reply that may become one. */
const isAnswer = ({ status }: Reply): boolean => status === "done" || !isSettled(status);

/** The number of answers: one that continues another is one with it. */
function countChains(replies: readonly Reply[]): number {
  const continued = new Set(replies.map(({ after }) => after?.replyId));
  return replies.filter(({ id }) => !continued.has(id)).length;
}

/** True for requests with the same model, prompts, parameters and thread; variables that no prompt uses do not count. */
function isSameRequest(a: SentWith, b: SentWith, names: readonly string[]): boolean {
  const fill = ({ variables }: SentWith) => names.map((name) => getMarkerValue(variables, name) ?? null);
  return (
    a.connectionId === b.connectionId &&
    a.modelId === b.modelId &&
    a.system === b.system &&
    a.extraJson === b.extraJson &&
    a.wire === b.wire &&
    a.fillsMarkers === b.fillsMarkers &&
    a.handMadeBody === b.handMadeBody &&
    a.prefill === b.prefill &&
    isSameJson(a.caching ?? {}, b.caching ?? {}) &&
    isSameJson(a.handMadeHeaders ?? {}, b.handMadeHeaders ?? {}) &&
    isSameJson(a.parameters, b.parameters) &&
    isSameJson(selectSmaller(a.imageScales), selectSmaller(b.imageScales)) &&
    isSameJson(a.thread, b.thread) &&
    isSameJson(fill(a), fill(b))
  );
}
