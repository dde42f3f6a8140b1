import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";

/** Headers that a server of one's own asks for beside the key: kept and bound to the address as the key is. */
export function HeaderField({
  text,
  error,
  onChange,
}: {
  text: string;
  /** What is wrong with them, where anything is. */
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
