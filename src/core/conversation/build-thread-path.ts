import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply, ThreadEdit, ThreadPath, ThreadStep } from "./conversation.ts";
import { getLink, listSteps } from "./list-thread.ts";

/** The path of a thread with these steps before its own turn, as short as it can be told. */
export function buildThreadPath(
  conversation: Pick<Conversation, "replies" | "gone">,
  steps: readonly ThreadStep[],
): ThreadPath {
  const builtOn = steps.findLast(({ replyId }) => replyId !== null)?.replyId ?? null;
  const base = builtOn === null ? undefined : getLink(conversation, builtOn);
  const before = base && listSteps(conversation, base.sentWith.thread);
  if (!base || !before) return steps.length === 0 ? {} : { edits: [{ at: 0, steps: [...steps] }] };
  const edits = findEdits([...before, { turnId: base.turnId, replyId: base.id }], steps);
  return { builtOn: base.id, ...(edits.length === 0 ? {} : { edits }) };
}

/**
 * The replies with the threads that version 2 stored whole told by the replies that they build on. A thread that does not
 * grow longer stays whole, so that no path leads back to itself.
 */
export function shortenPaths({ replies, gone }: Pick<Conversation, "replies" | "gone">): Record<Id, Reply> {
  const all = Object.values(replies);
  const shortened = all.map((reply): Reply => {
    const { builtOn, edits: [whole] = [] } = reply.sentWith.thread;
    const steps = whole?.steps ?? [];
    if (builtOn !== undefined || steps.length === 0) return reply;
    const thread = buildThreadPath({ replies, gone }, steps);
    const base = thread.builtOn === undefined ? undefined : getLink({ replies, gone }, thread.builtOn);
    const before = base && listSteps({ replies, gone }, base.sentWith.thread);
    if (!before || before.length >= steps.length) return reply;
    return { ...reply, sentWith: { ...reply.sentWith, thread } };
  });
  // To list thousands by their ids takes some milliseconds.
  if (shortened.every((reply, index) => reply === all[index])) return replies;
  return Object.fromEntries(shortened.map((reply) => [reply.id, reply]));
}

/** The edits that make one list of steps another. */
function findEdits(before: readonly ThreadStep[], after: readonly ThreadStep[]): ThreadEdit[] {
  const edits: ThreadEdit[] = [];
  let positions: Map<string, number> | undefined;
  let [at, to] = [0, 0];
  while (at < before.length || to < after.length) {
    if (isSameStep(before[at], after[to])) {
      at += 1;
      to += 1;
      continue;
    }
    positions ??= new Map(after.map((step, index) => [buildStepKey(step), index]));
    let [nextAt, nextTo] = [at, after.length];
    for (; nextAt < before.length; nextAt += 1) {
      const found = positions.get(buildStepKey(before[nextAt])) ?? -1;
      if (found < to) continue;
      nextTo = found;
      break;
    }
    const steps = after.slice(to, nextTo);
    edits.push({ at, ...(nextAt === at ? {} : { leftOut: nextAt - at }), ...(steps.length === 0 ? {} : { steps }) });
    [at, to] = [nextAt, nextTo];
  }
  return edits;
}

const isSameStep = (a: ThreadStep | undefined, b: ThreadStep | undefined): boolean =>
  a !== undefined && a.turnId === b?.turnId && a.replyId === b.replyId;

const buildStepKey = (step: ThreadStep | undefined): string => `${step?.turnId}:${step?.replyId}`;
