import { assertNever } from "#core/assert-never.ts";
import type { VariableKind } from "#core/conversation/variable-kind.ts";
import { findKindProblem } from "#core/conversation/variable-kind.ts";
import { LARGE_VALUE_CHARS, LargeValue } from "#ui/kit/large-value.tsx";
import { VariablePicture } from "./variable-picture.tsx";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The control for one value of a variable, by its kind. */
export function VariableInput({
  name,
  kind,
  value,
  describedBy,
  isFocused,
  onChange,
}: {
  /** The accessible name. */
  name: string;
  kind: VariableKind;
  value: string;
  describedBy: string;
  /** True for a control that was just added. */
  isFocused: boolean;
  onChange: (value: string) => void;
}) {
  const props = {
    "aria-label": name,
    "aria-describedby": describedBy,
    "aria-invalid": value !== "" && findKindProblem(value, kind) !== undefined,
    autoFocus: isFocused,
    value,
  };
  switch (kind.kind) {
    case "choice":
      return (
        <select {...props} onChange={(event) => onChange(event.target.value)} className={`h-7 grow ${COMPACT_CLASSES}`}>
          {!kind.choices.includes(value) && <option value={value}>{value === "" ? "choose one" : value}</option>}
          {kind.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      );
    case "picture":
      return <VariablePicture name={name} value={value} describedBy={describedBy} onChange={onChange} />;
    case "number":
      return (
        <input
          {...props}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className={`h-7 grow font-mono text-sm ${COMPACT_CLASSES}`}
        />
      );
    case "text":
    case "json":
      if (value.length > LARGE_VALUE_CHARS)
        return (
          <LargeValue
            name={name}
            value={value}
            describedBy={describedBy}
            isInvalid={props["aria-invalid"]}
            onChange={onChange}
          />
        );
      return (
        <AutoTextarea
          {...props}
          spellCheck={kind.kind === "text"}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text/plain");
            if (pasted.length <= LARGE_VALUE_CHARS) return;
            // The browser would lay it out in the field first.
            event.preventDefault();
            const { selectionStart, selectionEnd } = event.currentTarget;
            onChange(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
          }}
          onChange={(event) => onChange(event.target.value)}
          className={joinClasses(
            "max-h-48 grow overflow-y-auto py-1 text-sm",
            COMPACT_CLASSES,
            kind.kind === "json" && "font-mono",
          )}
        />
      );
    default:
      return assertNever(kind);
  }
}
