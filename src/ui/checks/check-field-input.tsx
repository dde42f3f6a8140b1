import type { CheckField } from "#core/checks/check-kinds.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";

/** The control of one field of a check. */
export function CheckFieldInput({
  field: { label, input, hint, choices = [] },
  value,
  onChange,
}: {
  field: CheckField;
  value: string;
  onChange: (value: string) => void;
}) {
  if (input === "switch")
    return <Checkbox label={label} isChecked={value === "yes"} onChange={(isOn) => onChange(isOn ? "yes" : "no")} />;
  if (input === "choice")
    return (
      <Field label={label} hint={hint}>
        {(control) => <Select {...control} look="field" options={choices} value={value} onChange={onChange} />}
      </Field>
    );
  if (input === "line" || input === "number")
    return <TextField label={label} hint={hint} isLiteral={input === "number"} value={value} onChange={onChange} />;
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <AutoTextarea
          {...control}
          value={value}
          spellCheck={input === "lines"}
          onChange={(event) => onChange(event.target.value)}
          className={joinClasses("max-h-system min-h-8 py-1", CONTROL_CLASSES, input === "code" && "font-mono text-sm")}
        />
      )}
    </Field>
  );
}
