import { assertNever } from "#core/assert-never.ts";
import { isJsonObject } from "#core/json.ts";
import type { ParameterControl, ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { TypedText } from "#state/document/typed-texts.ts";
import { selectFieldText } from "#state/document/select-field-text.ts";
import { parameterTyped } from "#state/edits/parameter-edits.ts";
import { NumberControl } from "./number-control.tsx";
import type { ControlProps } from "./control-props.ts";
import { StringsControl } from "./strings-control.tsx";
import { MapControl } from "./map-control.tsx";
import { SweepField, TextControl } from "./text-control.tsx";
import { MAX_OPTIONS, OptionsControl } from "./options-control.tsx";
import { SuggestedControl } from "./suggested-control.tsx";
import { ChoiceControl } from "./choice-control.tsx";
import { ParameterHead } from "./parameter-head.tsx";
import { unsetOnDelete } from "./unset-on-delete.ts";

/** The control of a parameter, by its kind; a field for a list where it holds several values. */
export function ParameterField({
  spec,
  control = spec.control,
  swept,
  typed,
  ...rest
}: ControlProps & {
  spec: ParameterSpec;
  /** The control of the chosen alternative, where the parameter has several. */
  control?: ParameterControl;
  swept: string | undefined;
  typed: TypedText | undefined;
}) {
  const { neutral, default: schemaDefault } = spec;
  const { value } = rest;
  const props = {
    ...rest,
    text: selectFieldText({ control }, { value, swept, typed }),
    onType: (text: string) => parameterTyped(rest.variantId, spec, text, control),
  };
  if (swept !== undefined && control.kind !== "number") return <SweepField {...props} />;
  switch (control.kind) {
    case "number":
      return (
        <NumberControl
          {...props}
          isSwept={swept !== undefined}
          control={control}
          fallbackValue={typeof schemaDefault === "number" ? schemaDefault : (neutral ?? control.minimum ?? 0)}
        />
      );
    case "boolean":
      return <BooleanControl {...props} />;
    case "enum":
    case "options":
      return control.values.length > MAX_OPTIONS ? (
        <SuggestedControl {...props} values={control.values} />
      ) : (
        <OptionsControl {...props} values={control.values} />
      );
    case "strings":
      return (
        <StringsControl
          {...props}
          items={Array.isArray(value) ? value.filter((item) => typeof item === "string") : []}
        />
      );
    case "map":
      return (
        <MapControl {...props} valueType={control.of} entries={isJsonObject(value) ? Object.entries(value) : []} />
      );
    case "text":
      return <TextControl {...props} lines="many" placeholder="text" />;
    case "numbers":
      return <TextControl {...props} lines="one" placeholder="1, 2, 3" />;
    case "choice":
      return (
        <ChoiceControl
          {...props}
          alternatives={control.alternatives}
          renderAlternative={(inner) => (
            <ParameterField {...rest} spec={spec} control={inner} swept={undefined} typed={typed} />
          )}
        />
      );
    case "json":
      return <TextControl {...props} lines="many" placeholder={JSON_PLACEHOLDERS[control.shape]} />;
    default:
      return assertNever(control);
  }
}

const JSON_PLACEHOLDERS = { array: "[ … ]", object: "{ … }", any: "JSON" } as const;

/** A control with the values on, off and not sent. */
function BooleanControl(props: ControlProps) {
  const { path, value, isDisabled, isInvalid, describedBy, onChange } = props;
  return (
    <ParameterHead {...props}>
      <label className="flex items-center justify-end">
        <span className="me-2 font-mono text-sm text-ink-3">
          {value === undefined ? "not sent" : value === true ? "true" : "false"}
        </span>
        <input
          type="checkbox"
          aria-label={path}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          checked={value === true}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.checked)}
          onKeyDown={unsetOnDelete(onChange)}
          className="size-4 accent-accent"
        />
      </label>
    </ParameterHead>
  );
}
