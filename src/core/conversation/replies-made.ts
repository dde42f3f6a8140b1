import type { Id } from "#core/vocabulary.ts";
import type { Conversation } from "./conversation.ts";

type Replies = Conversation["replies"];
/** A set of replies that was made of another one by putting some in. */
type Step = { before: Step | undefined; ids: readonly Id[]; depth: number };

/** The number of steps that are remembered. */
const MAX_STEPS = 100;

const steps = new WeakMap<Replies, Step>();

/** Records that a set of replies is another one with those of these ids added or replaced. */
export function repliesMade(after: Replies, before: Replies, ids: readonly Id[]): void {
  let from = steps.get(before);
  if (!from || from.depth >= MAX_STEPS) {
    from = { before: undefined, ids: [], depth: 0 };
    steps.set(before, from);
  }
  steps.set(after, { before: from, ids, depth: from.depth + 1 });
}

/**
 * The ids of all replies that can differ between two sets, the later one made of the other; undefined where that is not known,
 * and all have to be compared.
 */
export function listPutIds(after: Replies, before: Replies): Set<Id> | undefined {
  const ids = new Set<Id>();
  if (after === before) return ids;
  const end = steps.get(before);
  if (!end) return undefined;
  for (let step = steps.get(after); step; step = step.before) {
    if (step === end) return ids;
    for (const id of step.ids) ids.add(id);
  }
  return undefined;
}
