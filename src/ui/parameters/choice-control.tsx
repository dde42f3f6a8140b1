import type { ReactNode } from "react";
import { useId, useState } from "react";
import type { Json } from "#core/json.ts";
import { findForm } from "#core/parameters/find-form.ts";
import type { PlainControl, ValueForm } from "#core/parameters/parameter-spec.ts";
import { fieldTyped } from "#state/parameters/unreadable-fields.ts";
import type { ControlProps } from "./control-props.ts";

/** A value that can have several forms: the control of the one it has, and under it the choice of another. */
export function ChoiceControl({
  variantId,
  path,
  value,
  forms,
  isBlocked,
  onChange,
  renderForm,
}: ControlProps & { forms: readonly ValueForm[]; renderForm: (control: PlainControl) => ReactNode }) {
  const group = useId();
  const [wanted, setWanted] = useState(forms[0]?.name);
  const form = findForm(forms, value) ?? forms.find(({ name }) => name === wanted) ?? forms[0];
  if (!form) return null;
  const choose = (next: ValueForm) => {
    setWanted(next.name);
    fieldTyped(variantId, path, undefined);
    onChange(carryOver(value, next.control));
  };
  return (
    <>
      {renderForm(form.control)}
      <fieldset disabled={isBlocked} className="mt-1 flex flex-wrap items-center gap-x-3 text-xs text-ink-2">
        <legend className="sr-only">{path} form</legend>
        <span className="text-ink-3">as</span>
        {forms.map((each) => (
          <label key={each.name} className="flex items-center gap-1">
            <input
              type="radio"
              name={group}
              checked={each.name === form.name}
              onChange={() => choose(each)}
              className="accent-accent"
            />
            {each.name}
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** A text becomes a list of itself, and a list of one text that text; anything else is not sent in another form. */
function carryOver(value: Json | undefined, to: PlainControl): Json | undefined {
  if (to.kind === "strings" && typeof value === "string") return [value];
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  return to.kind === "text" && typeof only === "string" ? only : undefined;
}
