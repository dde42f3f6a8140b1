import type { ReactNode } from "react";
import { useId } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { checkValue } from "#core/parameters/check-value.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { Exclusion, Conflict } from "#core/parameters/parameter-rule.ts";
import type { Id } from "#core/vocabulary.ts";
import { useTypedText } from "#state/document/documents.ts";
import type { TypedText } from "#state/document/typed-texts.ts";
import { selectFieldText } from "#state/document/typed-texts.ts";
import { parameterAppliedToAll } from "#state/edits/column-settings.ts";
import { fixApplied, parameterChanged, parameterTyped, sweepSuggested } from "#state/edits/parameter-edits.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { BooleanControl } from "./boolean-control.tsx";
import { describeSweep } from "./describe-sweep.ts";
import { FixButtons } from "./fix-buttons.tsx";
import { NumberControl } from "./number-control.tsx";
import { ParameterAbout } from "./parameter-about.tsx";
import type { ControlProps } from "./control-props.ts";
import { StringsControl } from "./strings-control.tsx";
import { MapControl } from "./map-control.tsx";
import { SweepField, TextControl } from "./text-control.tsx";
import { OptionsControl } from "./options-control.tsx";
import { ChoiceControl } from "./choice-control.tsx";

/** One parameter: its name, its control, and under it what it takes or why it is not sent. */
export function ParameterRow({
  variantId,
  spec,
  value,
  exclusion,
  conflict,
  swept,
  refused,
  isShared,
  leadingControl,
}: {
  variantId: Id;
  spec: ParameterSpec;
  value: Json | undefined;
  exclusion: Exclusion | undefined;
  conflict: Conflict | undefined;
  /** Several values that stand in its field, as typed. */
  swept: string | undefined;
  /** What the service said when it refused the value that stands here. */
  refused: string | undefined;
  /** Every column holds the same here. */
  isShared: boolean;
  /** A control that comes before this one and belongs to it. */
  leadingControl?: ReactNode;
}) {
  const noteId = useId();
  const typed = useTypedText(variantId, spec.path);
  const textError = typed && "reason" in typed ? typed.reason : undefined;
  const error =
    textError ??
    (exclusion || swept !== undefined
      ? undefined
      : ((value === undefined ? undefined : checkValue(spec, value)) ?? conflict?.reason));
  const note = exclusion
    ? { text: `Not sent: ${exclusion.reason}.`, isWrong: false, isRefused: false }
    : error
      ? { text: `Not right yet: ${error}.`, isWrong: true, isRefused: false }
      : refused !== undefined
        ? { text: `Refused by the service: ${refused}`, isWrong: true, isRefused: true }
        : { text: swept === undefined ? spec.hint : describeSweep(swept, spec), isWrong: false, isRefused: false };
  const isSwept = swept !== undefined;
  const props = {
    variantId,
    path: spec.path,
    value,
    isSet: value !== undefined || isSwept || textError !== undefined,
    isDisabled: exclusion !== undefined && !exclusion.canBeTyped,
    isInvalid: note.isRefused || textError !== undefined,
    describedBy: noteId,
    onSweep: isSwept ? undefined : () => sweepSuggested(variantId, spec),
    onApplyToAll: isShared ? undefined : () => parameterAppliedToAll(variantId, spec.path),
    onReset: () => parameterChanged(variantId, spec.path, undefined),
    onChange: (next: Json | undefined) => parameterChanged(variantId, spec.path, next),
  };
  return (
    <div role="group" aria-label={spec.path} className="group/row border-b border-line px-3.5 py-2.75">
      {leadingControl}
      <Control {...props} spec={spec} swept={swept} typed={typed} />
      <div className="mt-0.75 flex flex-wrap items-baseline gap-x-2 text-xs">
        <p
          id={noteId}
          className={joinClasses("min-w-0 grow basis-40 wrap-anywhere", note.isWrong ? "text-danger" : "text-ink-3")}
        >
          {note.text}
        </p>
        {spec.description !== undefined && <ParameterAbout path={spec.path} text={spec.description} />}
      </div>
      {exclusion && <FixButtons fixes={[exclusion.fix]} onApply={(fix) => fixApplied(variantId, fix)} />}
      {!exclusion && conflict && <FixButtons fixes={conflict.fixes} onApply={(fix) => fixApplied(variantId, fix)} />}
    </div>
  );
}

function Control({
  spec,
  swept,
  typed,
  ...rest
}: ControlProps & { spec: ParameterSpec; swept: string | undefined; typed: TypedText | undefined }) {
  const { control, neutral, default: schemaDefault } = spec;
  const { value } = rest;
  const props = {
    ...rest,
    text: selectFieldText(spec, { value, swept, typed }),
    onType: (text: string) => parameterTyped(rest.variantId, spec, text),
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
      return <OptionsControl {...props} values={control.values} />;
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
            <Control {...rest} spec={{ ...spec, control: inner }} swept={undefined} typed={typed} />
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
