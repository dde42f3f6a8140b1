import type { ReplyResults } from "#core/checks/judge-reply.ts";
import type { Check } from "#core/conversation/check.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { listDoubtedIds } from "#core/numbers/judge-agreement.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import { useChecks, useResultsValue } from "./check-results.ts";

const NONE: ReadonlySet<Id> = new Set();
let lastIds = NONE;
onReset(() => {
  lastIds = NONE;
});

/** The ids of the judges, as the same object while they are the same. Asked by each cell after each batch of results. */
const listOnce = memoizeLast((checks: readonly Check[], byReply: ReadonlyMap<Id, ReplyResults>): ReadonlySet<Id> => {
  const ids = listDoubtedIds(checks, byReply);
  const isSame = ids.size === lastIds.size && [...ids].every((id) => lastIds.has(id));
  if (!isSame) lastIds = ids;
  return lastIds;
});

/** The judges of the open conversation that are not seen to agree with the marks by hand more than guessing would. */
export function useDoubtedIds(): ReadonlySet<Id> {
  const checks = useChecks();
  return useResultsValue((byReply) => listOnce(checks, byReply));
}
