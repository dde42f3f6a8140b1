import { judgeReply, type ReplyResults } from "#core/checks/judge-reply.ts";
import { useDoubtedIds } from "#state/checks/doubted-checks.ts";
import { getOutcomeClass, OutcomeMark } from "./outcome-mark.tsx";

/** The length up to which the detail of a result with a score stands beside its reason. */
const MAX_DETAIL = 40;

/** The results of one reply in a few words: "3 of 3", or the reason of the first check that it does not pass. */
export function ResultSummary({ results }: { results: ReplyResults }) {
  const verdict = judgeReply(results);
  const given = [...results.values()];
  const asked = given.filter(({ isNotAsked }) => !isNotAsked);
  const all = asked.length > 0 ? asked : given;
  const passed = all.filter(({ outcome }) => outcome === "pass").length;
  const doubtedIds = useDoubtedIds();
  // A verdict that only judges give who are not seen to agree with the user is no verdict to rely on.
  const isDoubted = [...results].every(([id, { outcome }]) => outcome !== verdict || doubtedIds.has(id));
  const first = all.find(({ outcome }) => outcome === verdict && verdict !== "pass");
  return (
    <span className={`inline-flex min-w-0 items-center gap-1 ${getOutcomeClass(isDoubted ? "unknown" : verdict)}`}>
      <OutcomeMark outcome={verdict} isDoubted={isDoubted} />
      <span className="min-w-0 truncate">
        {first ? first.reason : `${passed} of ${all.length}`}
        {first?.score !== undefined && first.detail !== undefined && first.detail.length <= MAX_DETAIL && (
          <span className="text-ink-3"> {first.detail}</span>
        )}
      </span>
      {first && all.length > 1 && (
        <span className="shrink-0 text-ink-3">
          {passed} of {all.length}
        </span>
      )}
    </span>
  );
}
