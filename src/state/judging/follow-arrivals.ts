import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { readJudgeOptions } from "#core/judge/judge-options.ts";
import { listAutomaticJudges } from "#core/judge/list-automatic-judges.ts";
import type { Id } from "#core/vocabulary.ts";
import { watchConversations } from "#state/document/documents.ts";
import { type DocumentState, getReplyOf, getWhole } from "#state/document/open-document.ts";
import { onReset } from "#state/reset-state.ts";
import { judgeArrived } from "./judging.ts";

/** The replies of each conversation in memory that were running when it last changed. */
let running = new Map<Id, readonly Id[]>();
let endWatching: (() => void) | undefined;
onReset(() => {
  endWatching?.();
  endWatching = undefined;
  running = new Map();
});

/** Asks automatic judges about answers when they arrive, from now on. */
export function followArrivals(): void {
  endWatching ??= watchConversations((documents) => {
    const before = running;
    running = new Map(documents.map(({ settled, unsettled }) => [settled.id, unsettled]));
    for (const { settled, unsettled, ...rest } of documents) {
      const wereRunning = before.get(settled.id) ?? [];
      if (wereRunning !== unsettled) judgeSettled({ settled, ...rest }, wereRunning);
    }
  });
}

function judgeSettled(document: DocumentState, wereRunning: readonly Id[]): void {
  const automatic = listAutomaticJudges(document.settled.checks);
  if (automatic.length === 0) return;
  const arrived = wereRunning.flatMap((id) => {
    const reply = getReplyOf(document, id);
    // One that calls tools goes on in a round, or waits for a person.
    const isWhole = reply?.status === "done" && reply.parts.every(({ kind }) => kind !== "tool-call");
    return isWhole ? [reply] : [];
  });
  if (arrived.length === 0) return;
  const conversation = getWhole(document);
  for (const check of automatic) judgeArrived(conversation.id, check, listJudgeable(conversation, check, arrived));
}

/** The ids of the replies that arrived; of the better of two, also of those beside them, which may have waited for them. */
function listJudgeable({ replies }: Conversation, check: Check, arrived: readonly Reply[]): Id[] {
  if (readJudgeOptions(check).form !== "better") return arrived.map(({ id }) => id);
  const placeOf = ({ turnId, rowId, sample }: Reply) => JSON.stringify([turnId, rowId, sample]);
  const places = new Set(arrived.map(placeOf));
  return Object.values(replies).flatMap((reply) => (places.has(placeOf(reply)) ? [reply.id] : []));
}
