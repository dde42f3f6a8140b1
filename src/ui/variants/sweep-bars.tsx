import { ChevronDown, ChevronRight, Unlink } from "lucide-react";
import { useId, useState } from "react";
import type { Id, Path, Sweep } from "#core/conversation/conversation.ts";
import { printValues } from "#core/conversation/describe-combination.ts";
import { useSweeps, useVariants } from "#state/document/documents.ts";
import { sweepDissolved, sweepFieldTyped, sweepFolded } from "#state/variants/sweep-edits.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";

/** Every sweep as one object: its fields can be changed and extended, and it can be folded away. */
export function SweepBars() {
  const sweeps = useSweeps();
  const variants = useVariants();
  const standing = sweeps.filter(({ id }) => variants.some(({ sweep, isRemoved }) => sweep?.id === id && !isRemoved));
  if (standing.length === 0) return null;
  return (
    <div role="group" aria-label="Sweeps" className="shrink-0 border-b border-line bg-sunken">
      {standing.map((sweep) => (
        <SweepBar
          key={sweep.id}
          sweep={sweep}
          count={variants.filter(({ sweep: own, isRemoved }) => own?.id === sweep.id && !isRemoved).length}
        />
      ))}
    </div>
  );
}

function SweepBar({ sweep, count }: { sweep: Sweep; count: number }) {
  const paths = Object.keys(sweep.values);
  const name = `sweep of ${paths.join(" and ")}`;
  return (
    <div role="group" aria-label={`Sweep of ${paths.join(" and ")}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1 text-sm">
      <IconButton
        icon={sweep.isFolded ? ChevronRight : ChevronDown}
        label={`${sweep.isFolded ? "Unfold" : "Fold"} the ${name}`}
        aria-expanded={!sweep.isFolded}
        className="size-6"
        onClick={() => sweepFolded(sweep.id, !sweep.isFolded)}
      />
      <span className="font-medium text-ink-2">Sweep</span>
      {sweep.isFolded
        ? paths.map((path) => (
            <span key={path} className="font-mono text-xs text-ink-2">
              {path} {printValues(sweep.values[path] ?? [])}
            </span>
          ))
        : paths.map((path) => <SweepField key={path} sweepId={sweep.id} path={path} written={printValues(sweep.values[path] ?? [])} />)}
      <span className="text-xs text-ink-3">
        {sweep.isFolded ? `${count} columns, folded into the first` : count === 1 ? "1 column" : `${count} columns`}
      </span>
      <IconButton
        icon={Unlink}
        label={`Dissolve the ${name}`}
        title="Keep the columns, each for itself"
        className="ml-auto size-6"
        onClick={() => sweepDissolved(sweep.id)}
      />
    </div>
  );
}

/** The values of one swept field. Enter and leaving take what is typed; Escape puts back what stands. */
function SweepField({ sweepId, path, written }: { sweepId: Id; path: Path; written: string }) {
  const noteId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const take = () => {
    if (typed === null || typed === written) {
      setTyped(null);
      setReason(null);
      return;
    }
    const refused = sweepFieldTyped(sweepId, path, typed);
    setReason(refused);
    if (refused === null) setTyped(null);
  };
  return (
    <label className="flex min-w-0 items-center gap-1.5 font-mono text-xs">
      {path}
      <input
        aria-label={`Values of ${path}`}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : noteId}
        value={typed ?? written}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") take();
          if (event.key !== "Escape" || typed === null) return;
          event.nativeEvent.stopImmediatePropagation();
          setTyped(null);
          setReason(null);
        }}
        className="min-w-16 rounded-[5px] border border-line bg-surface px-1.5 py-px field-sizing-content aria-invalid:border-danger"
      />
      {reason !== null && (
        <span id={noteId} className="text-danger">
          {reason}
        </span>
      )}
    </label>
  );
}
