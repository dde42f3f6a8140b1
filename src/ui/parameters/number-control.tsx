import type { ParameterControl } from "#core/parameters/parameter-spec.ts";
import { parseNumber } from "#core/parameters/parse-field.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { useShortNumbers } from "#ui/kit/use-short-numbers.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { TextControlProps } from "./control-props.ts";
import { unsetOnDelete } from "./unset-on-delete.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/**
 * A control for a number, or for several that make a column each: a text field, and a slider where both bounds are
 * known.
 */
export function NumberControl({
  control,
  fallbackValue,
  isSwept,
  ...props
}: TextControlProps & {
  control: Extract<ParameterControl, { kind: "number" }>;
  /** The number at which an unset slider rests and from which the arrow keys start. */
  fallbackValue: number;
  isSwept: boolean;
}) {
  const { path, value, text, isDisabled, isInvalid, describedBy, onType, onChange } = props;
  const number = typeof value === "number" ? value : undefined;
  const { minimum, maximum, integer } = control;
  const { shownText, fullText, onFocus, onBlur } = useShortNumbers(text);
  const step = control.step ?? (integer ? 1 : 0.01);
  return (
    <>
      <ParameterHead {...props}>
        <input
          aria-label={path}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          disabled={isDisabled}
          value={shownText}
          title={fullText}
          placeholder="not sent"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          onFocus={onFocus}
          onBlur={() => {
            onBlur();
            // "0." or "4,096" is written as the number that is sent.
            if (number !== undefined && parseNumber(text).type === "number") onChange(number);
          }}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={(event) => {
            // In a list the arrow keys move the text cursor.
            const parsed = parseNumber(text);
            // A step from a number of very many digits would lose them.
            const holdsNumber = parsed.type !== "unreadable" && !("exact" in parsed);
            const direction = !holdsNumber ? 0 : event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
            if (direction === 0) return;
            event.preventDefault();
            onChange(stepBy(number ?? fallbackValue, direction * step * (event.shiftKey ? 10 : 1), control));
          }}
          className={joinClasses(
            isSwept ? "w-27" : "w-19",
            "py-px text-end font-mono text-sm",
            COMPACT_CLASSES,
            value !== undefined && "not-aria-invalid:border-line-strong",
          )}
        />
      </ParameterHead>
      {minimum !== undefined && maximum !== undefined && (
        <input
          type="range"
          aria-label={path}
          aria-describedby={describedBy}
          aria-valuetext={number === undefined ? "not sent" : String(number)}
          className="range mt-1"
          data-unset={number === undefined}
          disabled={isDisabled}
          min={minimum}
          max={maximum}
          step={step}
          value={number ?? fallbackValue}
          style={{ "--filled": formatFillPercent(number, minimum, maximum) } as React.CSSProperties}
          onChange={(event) => onChange(Number(event.target.value))}
          onKeyDown={unsetOnDelete(onChange)}
        />
      )}
    </>
  );
}

function stepBy(
  from: number,
  by: number,
  { minimum = -Infinity, maximum = Infinity }: { minimum?: number; maximum?: number },
): number {
  const next = Number((from + by).toFixed(10));
  return Math.min(maximum, Math.max(minimum, next));
}

function formatFillPercent(number: number | undefined, minimum: number, maximum: number): string {
  if (number === undefined) return "0%";
  const fraction = (number - minimum) / (maximum - minimum);
  return `${Math.min(100, Math.max(0, fraction * 100))}%`;
}
