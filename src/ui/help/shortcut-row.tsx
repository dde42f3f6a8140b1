import { useState } from "react";
import { assertNever } from "#core/assert-never.ts";
import { ALL_ACTIONS } from "#state/actions/action-table.ts";
import {
  findKeysProblem,
  type KeysProblem,
  keysGiven,
  keysReset,
  keysTaken,
  listFurtherKeys,
} from "#state/actions/change-keys.ts";
import { readChord } from "#state/actions/read-chord.ts";
import { DEFAULT_KEYS, FIXED_ACTION, getKeys } from "#state/actions/shortcut-keys.ts";
import { announce } from "#state/notices.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import { Button } from "#ui/kit/button.tsx";
import { formatKeys } from "#ui/kit/key-hint.tsx";
import { Keys } from "./keys.tsx";

/** An action with its keys, and the buttons that change them. */
export function ShortcutRow({
  actionId,
  label,
  isRecording,
  onRecord,
}: {
  actionId: string;
  label: string;
  /** True while the next keys are those of this action. */
  isRecording: boolean;
  onRecord: (isRecording: boolean) => void;
}) {
  const changed = usePreference("keys");
  const keys = getKeys(actionId, changed);
  const isFixed = actionId === FIXED_ACTION;
  const isChanged = Object.hasOwn(changed, actionId);
  return (
    <li aria-label={label} className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 py-0.5">
      <span className="min-w-0 grow basis-40">{label}</span>
      <span className="flex shrink-0 items-center gap-1.5">
        {[keys, ...listFurtherKeys(actionId, changed)].map(
          (each) => each !== undefined && <Keys key={each} keys={each} />,
        )}
        {isChanged && (
          <Button
            look="ghost"
            className="text-sm"
            aria-label={`Reset the keys of: ${label}`}
            onClick={() => reset(actionId, label)}
          >
            Reset
          </Button>
        )}
        {!isFixed && !isRecording && (
          <Button
            look="ghost"
            className="text-sm"
            aria-label={`Change the keys of: ${label}`}
            onClick={() => onRecord(true)}
          >
            Change
          </Button>
        )}
      </span>
      {isRecording && (
        <KeyRecorder actionId={actionId} label={label} hasKeys={keys !== undefined} onDone={() => onRecord(false)} />
      )}
    </li>
  );
}

function reset(actionId: string, label: string): void {
  keysReset(actionId);
  const keys = DEFAULT_KEYS[actionId];
  announce(keys === undefined ? `${label}: no keys.` : `${label}: ${formatKeys(keys)}.`);
}

/** Takes the next chord for an action, and says what stands against it. */
function KeyRecorder({
  actionId,
  label,
  hasKeys,
  onDone,
}: {
  actionId: string;
  label: string;
  hasKeys: boolean;
  onDone: () => void;
}) {
  const [pressed, setPressed] = useState<{ chord: string; problem: KeysProblem }>();
  const give = (chord: string) => {
    keysGiven(actionId, chord);
    announce(`${label}: ${formatKeys(chord)}.`);
    onDone();
  };
  return (
    <div className="flex basis-full flex-wrap items-center gap-x-2 gap-y-1 rounded-card border border-accent-line bg-accent-soft px-2 py-1.5">
      <button
        type="button"
        autoFocus
        aria-label={`Press the keys for: ${label}`}
        aria-describedby={pressed ? `problem-${actionId}` : undefined}
        onKeyDown={(event) => {
          if (event.key === "Tab") return;
          // Neither the dialog nor the page acts on these keys.
          event.preventDefault();
          event.stopPropagation();
          if (event.repeat || event.nativeEvent.getModifierState("AltGraph")) return;
          if (event.key === "Escape") onDone();
          const chord = event.key === "Escape" ? undefined : readChord(event.nativeEvent);
          if (chord === undefined) return;
          const problem = findKeysProblem(actionId, chord);
          if (problem) setPressed({ chord, problem });
          else give(chord);
        }}
        className="h-7 rounded-control border border-accent bg-surface px-2.5 font-medium"
      >
        {pressed ? formatKeys(pressed.chord) : "Press keys…"}
      </button>
      {pressed && (
        <span id={`problem-${actionId}`} role="alert" className="min-w-0 grow basis-40 text-sm">
          {describeProblem(pressed.problem, pressed.chord)}
        </span>
      )}
      <span className="ms-auto flex gap-1">
        {pressed?.problem.kind === "taken" && <Button onClick={() => give(pressed.chord)}>Take it anyway</Button>}
        {pressed?.problem.kind === "browser" && <Button onClick={() => give(pressed.chord)}>Use it anyway</Button>}
        {hasKeys && !pressed && (
          <Button
            look="ghost"
            onClick={() => {
              keysTaken(actionId);
              announce(`${label}: no keys.`);
              onDone();
            }}
          >
            No keys
          </Button>
        )}
        <Button look="ghost" onClick={onDone}>
          Cancel
        </Button>
      </span>
    </div>
  );
}

function describeProblem(problem: KeysProblem, chord: string): string {
  switch (problem.kind) {
    case "refused":
      return problem.reason;
    case "taken":
      return `${formatKeys(chord)} is taken: ${ALL_ACTIONS.find(({ id }) => id === problem.actionId)?.label ?? problem.actionId}.`;
    case "browser":
      return `In many browsers ${formatKeys(chord)} ${problem.effect}, and Étude may never get it.`;
    default:
      return assertNever(problem);
  }
}
