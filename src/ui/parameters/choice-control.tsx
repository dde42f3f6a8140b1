import type { ReactNode } from "react";
import { useId, useState } from "react";
import type { Json } from "#core/json.ts";
import { findAlternative } from "#core/parameters/find-alternative.ts";
import type { PlainControl, ValueAlternative } from "#core/parameters/parameter-spec.ts";
import type { ControlProps } from "./control-props.ts";

/** The control of the alternative that a value matches, and radio buttons to choose another alternative. */
export function ChoiceControl({
  path,
  value,
  alternatives,
  isDisabled,
  onChange,
  renderAlternative,
}: ControlProps & {
  alternatives: readonly ValueAlternative[];
  renderAlternative: (control: PlainControl) => ReactNode;
}) {
  const group = useId();
  const [chosenName, setChosenName] = useState(alternatives[0]?.name);
  const alternative =
    findAlternative(alternatives, value) ?? alternatives.find(({ name }) => name === chosenName) ?? alternatives[0];
  if (!alternative) return null;
  const choose = (next: ValueAlternative) => {
    setChosenName(next.name);
    onChange(convertValue(value, next.control));
  };
  return (
    <>
      {renderAlternative(alternative.control)}
      <fieldset disabled={isDisabled} className="mt-1 flex flex-wrap items-center gap-x-3 text-xs text-ink-2">
        <legend className="sr-only">Type of {path}</legend>
        <span className="text-ink-3">as</span>
        {alternatives.map((each) => (
          <label key={each.name} className="flex items-center gap-1">
            <input
              type="radio"
              name={group}
              checked={each.name === alternative.name}
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

/**
 * The value converted to another alternative: a text becomes a list of this text, and a list of one text becomes the
 * text; any other value is unset.
 */
function convertValue(value: Json | undefined, to: PlainControl): Json | undefined {
  if (to.kind === "strings" && typeof value === "string") return [value];
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  return to.kind === "text" && typeof only === "string" ? only : undefined;
}
