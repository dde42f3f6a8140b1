import { shortenText } from "#core/cut-text.ts";
import { isSameJson, type Json } from "#core/json.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";
import { unsetOnDelete } from "./unset-on-delete.ts";
import { Select } from "#ui/kit/select.tsx";

/** The most values of a list that is opened; a longer one is searched by typing. */
export const MAX_OPTIONS = 300;

/** A control for one of a few values, or not sent. */
export function OptionsControl({ values, ...props }: ControlProps & { values: readonly Json[] }) {
  const { path, value, isDisabled, isInvalid, describedBy, onChange } = props;
  const chosenIndex = values.findIndex((each) => isSameJson(each, value));
  // A text is its own option value; among other values there can be a "1" beside a 1, and "" stands for not sent.
  const texts = values.filter((each) => typeof each === "string");
  const names =
    texts.length === values.length && !texts.includes("") ? texts : values.map((_each, index) => String(index));
  return (
    <ParameterHead {...props}>
      <Select
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        look="value"
        options={[
          { value: "", label: "not sent" },
          ...values.map((each, index) => ({
            value: names[index] ?? "",
            label: shortenText(typeof each === "string" ? each : JSON.stringify(each), 200),
          })),
        ]}
        value={names[chosenIndex] ?? ""}
        disabled={isDisabled}
        onChange={(name) => onChange(name === "" ? undefined : values[names.indexOf(name)])}
        onKeyDown={unsetOnDelete(onChange)}
      />
    </ParameterHead>
  );
}
