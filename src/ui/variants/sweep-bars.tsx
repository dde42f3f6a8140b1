import { ChevronDown, ChevronRight, Unlink } from "lucide-react";
import { useId, useState } from "react";
import type { Sweep, SweptValue, Variant } from "#core/conversation/conversation.ts";
import { shortenNumbers } from "#core/format.ts";
import { parsePictureValue } from "#core/conversation/picture-value.ts";
import { describePath, describeValue, formatSweptValues } from "#core/conversation/describe-combination.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { useOpenValue, useSweeps, useTurns } from "#state/document/documents.ts";
import { sweepDissolved, applySweepField, sweepFolded } from "#state/edits/sweep-edits.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { useShortNumbers } from "#ui/kit/use-short-numbers.ts";

const NO_IDS: readonly (Id | undefined)[] = [];

/**
 * A bar for every sweep: its fields can be changed and extended, and it can be folded. `isFolded` is true where the bars
 * are one line until they are opened.
 */
export function SweepBars({ isFolded = false }: { isFolded?: boolean }) {
  const sweeps = useSweeps();
  // The sweep of each column, hidden ones left out.
  const sweepIds = useOpenValue<readonly Variant[], readonly (Id | undefined)[]>(
    ({ settled }) => settled.variants,
    (variants) => variants.flatMap(({ sweep, isRemoved }) => (isRemoved ? [] : [sweep?.id])),
    NO_IDS,
  );
  const visibleSweeps = sweeps.filter(({ id }) => sweepIds.includes(id));
  if (visibleSweeps.length === 0) return null;
  const bars = (
    <div role="group" aria-label="Sweeps" className="shrink-0 border-b border-line bg-sunken">
      {visibleSweeps.map((sweep) => (
        <SweepBar key={sweep.id} sweep={sweep} count={sweepIds.filter((id) => id === sweep.id).length} />
      ))}
    </div>
  );
  if (!isFolded) return bars;
  return (
    <details className="sticky start-0 w-seen shrink-0 bg-sunken text-sm">
      <summary className="border-b border-line px-3 py-1 text-ink-2">
        {visibleSweeps.length === 1 ? "1 sweep" : `${visibleSweeps.length} sweeps`}
      </summary>
      {bars}
    </details>
  );
}

function SweepBar({ sweep, count }: { sweep: Sweep; count: number }) {
  const turns = useTurns() ?? {};
  const pathNames = Object.keys(sweep.values).map((path) => describePath({ turns }, path));
  const fields = Object.entries(sweep.values).map(([path, values], index) => ({
    path,
    name: numberName(pathNames, index),
    valuesText: values.some(isPicture)
      ? values.flatMap((value) => (value.isLeftOut ? [] : [describeValue(value, path)])).join(", ")
      : formatSweptValues(values, path),
    // A picture cannot be typed: its columns are removed and restored by themselves.
    arePictures: values.some(isPicture),
  }));
  const names = fields.map(({ name }) => name).join(" and ");
  return (
    <div
      role="group"
      aria-label={`Sweep of ${names}`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1 text-sm"
    >
      <IconButton
        icon={sweep.isFolded ? ChevronRight : ChevronDown}
        label={`${sweep.isFolded ? "Expand" : "Collapse"} the sweep of ${names}`}
        aria-expanded={!sweep.isFolded}
        onClick={() => sweepFolded(sweep.id, !sweep.isFolded)}
      />
      <span className="font-medium text-ink-2">Sweep</span>
      {fields.map(({ path, name, valuesText, arePictures }) =>
        sweep.isFolded || arePictures ? (
          <span key={path} title={valuesText} className="font-mono text-xs text-ink-2">
            {name} {shortenNumbers(valuesText)}
          </span>
        ) : (
          <SweepField key={path} sweepId={sweep.id} path={path} name={name} valuesText={valuesText} />
        ),
      )}
      <span className={joinClasses("text-xs text-ink-3", !sweep.isFolded && "max-sm:hidden")}>
        {sweep.isFolded ? `${count} columns, collapsed into the first` : count === 1 ? "1 column" : `${count} columns`}
      </span>
      <IconButton
        icon={Unlink}
        label={`End the sweep of ${names}`}
        title={`End the sweep of ${names}: its columns stay`}
        className="ms-auto"
        onClick={() => sweepDissolved(sweep.id)}
      />
    </div>
  );
}

const isPicture = ({ value }: SweptValue): boolean =>
  typeof value === "string" && parsePictureValue(value) !== undefined;

/** A name among others, with its number where others are called the same. */
function numberName(names: readonly string[], index: number): string {
  const name = names[index] ?? "";
  const isOnly = names.indexOf(name) === names.lastIndexOf(name);
  return isOnly ? name : `${name} ${names.slice(0, index + 1).filter((each) => each === name).length}`;
}

/** The values of one swept field. Enter and leaving apply the typed text; Escape restores the current values. */
function SweepField({
  sweepId,
  path,
  name,
  valuesText,
}: {
  sweepId: Id;
  path: Path;
  name: string;
  valuesText: string;
}) {
  const noteId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const { shownText, fullText, onFocus, onBlur } = useShortNumbers(typed ?? valuesText);
  const saveValues = async () => {
    if (typed === null || typed === valuesText) {
      setTyped(null);
      setReason(null);
      return;
    }
    const refused = await applySweepField(sweepId, path, typed);
    setReason(refused);
    // Text typed meanwhile stays.
    if (refused === null) setTyped((now) => (now === typed ? null : now));
  };
  return (
    <label className="flex min-w-0 items-center gap-1.5 font-mono text-xs">
      {name}
      <input
        aria-label={`Values of ${name}`}
        aria-invalid={reason !== null}
        aria-describedby={reason === null ? undefined : noteId}
        value={shownText}
        title={fullText}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={onFocus}
        onBlur={() => {
          onBlur();
          void saveValues();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") void saveValues();
          if (event.key !== "Escape" || typed === null) return;
          event.nativeEvent.stopImmediatePropagation();
          setTyped(null);
          setReason(null);
        }}
        className="min-w-16 rounded-chip border border-line bg-surface px-1.5 py-px text-ink field-sizing-content aria-invalid:border-danger"
      />
      {reason !== null && (
        <span id={noteId} className="text-danger">
          {reason}
        </span>
      )}
    </label>
  );
}
