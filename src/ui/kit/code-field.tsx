import type { RefObject } from "react";
import { CONTROL_CLASSES } from "./control-classes.ts";
import { Field, type FieldTexts } from "./field.tsx";

/** A labelled field for a whole document of JSON, which is typed as it stands and can be made taller. */
export function CodeField({
  value,
  onChange,
  field,
  ...texts
}: FieldTexts & { value: string; onChange: (text: string) => void; field: RefObject<HTMLTextAreaElement | null> }) {
  return (
    <Field {...texts}>
      {(control) => (
        <textarea
          {...control}
          ref={field}
          dir="ltr"
          rows={16}
          value={value}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className={`block w-full resize-y py-1.5 font-mono text-sm ${CONTROL_CLASSES}`}
        />
      )}
    </Field>
  );
}
