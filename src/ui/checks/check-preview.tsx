import { formatCount } from "#core/format.ts";
import type { Check } from "#core/conversation/check.ts";
import { useCheckPreview } from "#state/checks/check-preview.ts";

const MAX_REASONS = 3;

/** The number of present replies that pass a check as it is written, and the reasons of those that do not. */
export function CheckPreview({ check }: { check: Check }) {
  const preview = useCheckPreview(check);
  return (
    <div role="group" aria-label="Preview" className="flex min-h-16 flex-col gap-0.5 text-sm text-ink-2">
      {preview === undefined ? (
        <p className="text-ink-3">Trying it on the answers…</p>
      ) : preview.replyCount === 0 ? (
        <p className="text-ink-3">There are no answers to try it on yet.</p>
      ) : (
        <>
          <p>
            <b className="font-medium text-ok">{formatCount(preview.counts.pass)}</b> of{" "}
            {formatCount(preview.triedCount)} {preview.triedCount === 1 ? "answer passes" : "answers pass"}
            {preview.counts.fail > 0 &&
              `, ${formatCount(preview.counts.fail)} ${preview.counts.fail === 1 ? "fails" : "fail"}`}
            {preview.counts.unknown > 0 && `, ${formatCount(preview.counts.unknown)} cannot be told`}
            {preview.triedCount < preview.replyCount && `; the newest of ${formatCount(preview.replyCount)}`}.
          </p>
          {preview.reasons.slice(0, MAX_REASONS).map(({ reason, detail, count }) => (
            <p key={reason} className="text-ink-3 wrap-anywhere">
              {formatCount(count)} × {reason}
              {detail !== undefined && `, such as ${detail}`}
            </p>
          ))}
        </>
      )}
    </div>
  );
}
