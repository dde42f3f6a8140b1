import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";

/** A field for extra headers that a custom server needs; they are stored and bound to the address like the key. */
export function HeaderField({
  text,
  error,
  onChange,
}: {
  text: string;
  /** The error in the headers; undefined for valid ones. */
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  return (
    <Field
      label="Extra headers"
      error={error}
      hint="One “Name: value” per line. Sent only to this address and stored like the key; the server must allow them (CORS)."
    >
      {(control) => (
        <AutoTextarea
          {...control}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          spellCheck={false}
          autoComplete="off"
          placeholder="X-Team: research"
          className={`min-h-8 py-1.5 font-mono text-sm ${CONTROL_CLASSES}`}
        />
      )}
    </Field>
  );
}
