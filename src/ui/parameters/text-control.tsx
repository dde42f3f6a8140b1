import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import type { TextControlProps } from "./control-props.ts";
import { ParameterHead } from "./parameter-head.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** A text field below the head, for a text, JSON, or numbers with commas. */
export function TextControl({
  lines,
  placeholder,
  suggestionsId,
  fieldRef,
  ...props
}: TextControlProps & {
  lines: "one" | "many";
  placeholder?: string;
  /** The id of a list of values that are suggested. */
  suggestionsId?: string;
  fieldRef?: RefObject<HTMLInputElement | null>;
}) {
  const field = {
    "aria-label": props.path,
    "aria-describedby": props.describedBy,
    "aria-invalid": props.isInvalid,
    value: props.text,
    disabled: props.isDisabled,
    placeholder,
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => props.onType(event.target.value),
  };
  return (
    <>
      <ParameterHead {...props}>
        {!props.isSet && <span className="font-mono text-sm text-ink-3">not sent</span>}
      </ParameterHead>
      {lines === "many" ? (
        <AutoTextarea
          {...field}
          className={`mt-1 max-h-48 overflow-y-auto py-1 font-mono text-sm ${COMPACT_CLASSES}`}
        />
      ) : (
        <input
          {...field}
          ref={fieldRef}
          list={suggestionsId}
          autoComplete="off"
          className={`mt-1 w-full py-px font-mono text-sm ${COMPACT_CLASSES}`}
        />
      )}
    </>
  );
}

/** A field for several values of a parameter whose own control has one. Once it is empty, the control returns. */
export function SweepField(props: TextControlProps) {
  const field = useRef<HTMLInputElement>(null);
  // Takes the focus from the button that it replaces.
  useEffect(() => field.current?.select(), []);
  return <TextControl {...props} lines="one" fieldRef={field} onReset={() => props.onType("")} onSweep={undefined} />;
}
