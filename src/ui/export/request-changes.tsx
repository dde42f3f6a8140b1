import { useDifference } from "#state/differences/use-difference.ts";
import { DifferenceFields } from "#ui/differences/difference-fields.tsx";
import { FailedNote } from "#ui/differences/failed-note.tsx";
import { DifferenceView } from "#ui/differences/difference-view.tsx";

/** The fields of a body that differ from the body it was made from. */
export function RequestChanges({ before, after }: { before: string; after: string }) {
  const isSame = before === after;
  const found = useDifference(isSame ? undefined : before, isSame ? undefined : after);
  if (isSame) return <p className="text-sm text-ink-3">The body is the same as before.</p>;
  if (found.status === "failed") return <FailedNote what="The comparison" onRetry={found.retry} />;
  if (found.status !== "found") return <p className="text-sm text-ink-3">Comparing…</p>;
  const { difference } = found;
  if (difference.kind === "words") return <DifferenceView difference={difference} />;
  const fields = difference.fields.filter((field) => field.before !== field.after);
  return (
    <div role="group" aria-label="Changes" className="flex flex-col gap-1">
      <p className="font-medium">Changes</p>
      {fields.length === 0 ? (
        <p className="text-sm text-ink-3">Only its layout differs.</p>
      ) : (
        <DifferenceFields fields={fields} />
      )}
    </div>
  );
}
