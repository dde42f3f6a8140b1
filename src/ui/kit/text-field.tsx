import type { ComponentProps, ReactNode } from "react";
import { CONTROL_CLASSES } from "./control-classes.ts";
import type { FieldTexts } from "./field.tsx";
import { Field } from "./field.tsx";
import { joinClasses } from "./join-classes.ts";

/** A labelled text field of one line. `isLiteral` is for addresses, keys and other text that is not prose. */
export function TextField({
  label,
  hint,
  error,
  isLiteral = false,
  onChange,
  trailing,
  className,
  ...rest
}: FieldTexts &
  Omit<ComponentProps<"input">, "id" | "onChange" | "value"> & {
    value: string;
    isLiteral?: boolean;
    onChange: (text: string) => void;
    /** Buttons at the right of the input. */
    trailing?: ReactNode;
  }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="flex gap-1.5">
          <input
            autoComplete="off"
            dir={isLiteral ? "ltr" : "auto"}
            spellCheck={!isLiteral}
            {...rest}
            {...control}
            onChange={(event) => onChange(event.target.value)}
            className={joinClasses("h-8 grow", CONTROL_CLASSES, isLiteral && "font-mono text-sm", className)}
          />
          {trailing}
        </span>
      )}
    </Field>
  );
}
