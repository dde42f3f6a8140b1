import { cutText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import { AutoTextarea } from "./auto-textarea.tsx";
import { COMPACT_CLASSES } from "./control-classes.ts";
import { LinkButton } from "./link-button.tsx";

/** The length from which a value is not typed in any more: a browser lays out a megabyte in a field for 20 s at each key. */
export const LARGE_VALUE_CHARS = 50_000;
const SHOWN_CHARS = 400;

/** The beginning of a very long value, all of which is sent. It can be replaced by pasting, or emptied. */
export function LargeValue({
  name,
  value,
  describedBy,
  isInvalid,
  onChange,
}: {
  /** The accessible name. */
  name: string;
  value: string;
  describedBy: string;
  isInvalid: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <div className="min-w-0 grow">
      <AutoTextarea
        aria-label={name}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        readOnly
        value={`${cutText(value, SHOWN_CHARS)}…`}
        onPaste={(event) => {
          event.preventDefault();
          const pasted = event.clipboardData.getData("text/plain");
          if (pasted !== "") onChange(pasted);
        }}
        className={`max-h-48 overflow-y-auto py-1 text-sm text-ink-2 ${COMPACT_CLASSES}`}
      />
      <p className="mt-0.75 text-xs text-ink-3">
        {formatCount(value.length)} characters; only the beginning is shown.{" "}
        <LinkButton onClick={() => onChange("")}>Empty</LinkButton>
      </p>
    </div>
  );
}
