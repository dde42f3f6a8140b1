import { type RefObject, useState } from "react";
import { CHECK_KIND_ROWS, CHECK_KINDS, type CheckKind, getKindRow, isCheckKind } from "#core/checks/check-kinds.ts";
import { nameCheck } from "#core/checks/name-check.ts";
import type { Check } from "#core/conversation/check.ts";
import { findJudgeGap } from "#core/judge/find-judge-gap.ts";
import { isJudge } from "#core/judge/is-judge.ts";
import { newCheck } from "#state/checks/new-check.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Field } from "#ui/kit/field.tsx";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { AimFields } from "./aim-fields.tsx";
import { CheckFieldInput } from "./check-field-input.tsx";
import { CheckPreview } from "./check-preview.tsx";
import { JudgeFields } from "./judge-fields.tsx";

const KIND_OPTIONS = CHECK_KINDS.map((kind) => ({ value: kind, label: CHECK_KIND_ROWS[kind].label }));

/** The form of a check, with a preview of what it finds. */
export function CheckForm({
  ref,
  start,
  isNew,
  onSubmit,
  onTyped,
}: {
  ref: RefObject<HTMLSelectElement | null>;
  start: Check;
  isNew: boolean;
  onSubmit: (check: Check) => void;
  /** Called when something is typed that is not saved. */
  onTyped: () => void;
}) {
  const [check, setCheck] = useState(start);
  const [weight, setWeight] = useState(String(start.weight ?? 1));
  const change = (changes: Partial<Check>) => {
    setCheck({ ...check, ...changes });
    onTyped();
  };
  const row = getKindRow(check.kind);
  const { fields = [] } = row ?? {};
  const empty = fields.find(({ name, isOptional }) => !isOptional && (check.options[name] ?? "") === "");
  const weightValue = Number(weight.trim().replace(",", "."));
  const isWeightWrong = weight.trim() === "" || !(weightValue > 0 && weightValue <= 1000);
  const isByJudge = isJudge(check);
  const gap = isByJudge ? findJudgeGap(check.options) : empty && `Fill in “${empty.label}”`;
  const offReason = gap ?? (isWeightWrong ? "Correct the weight" : undefined);
  const submit = () => {
    if (offReason !== undefined) return;
    const { weight: _old, ...rest } = check;
    onSubmit({ ...rest, name: check.name.trim(), ...(weightValue === 1 ? {} : { weight: weightValue }) });
  };
  const kindChosen = (kind: CheckKind) => {
    const fresh = newCheck(kind, pickShared(check.options, kind));
    const { isNegated: _old, aim, ...rest } = check;
    setCheck({
      ...rest,
      kind,
      options: fresh.options,
      ...(fresh.isNegated ? { isNegated: true as const } : {}),
      ...(aim && getKindRow(kind)?.takesAim ? { aim } : {}),
    });
    onTyped();
  };
  return (
    <form
      className="flex min-h-0 min-w-0 grow flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex min-h-0 grow flex-col gap-3 overflow-y-auto p-4">
        <Field label="The answer" hint={row?.hint}>
          {(control) => (
            <Select
              {...control}
              ref={ref}
              look="field"
              options={KIND_OPTIONS}
              value={isCheckKind(check.kind) ? check.kind : "equals"}
              onChange={kindChosen}
            />
          )}
        </Field>
        {isByJudge && (
          <JudgeFields
            options={check.options}
            onChange={(changes) => change({ options: { ...check.options, ...changes } })}
          />
        )}
        {fields
          .filter(({ input }) => !isByJudge && input !== "switch")
          .map((field) => (
            <CheckFieldInput
              key={`${check.kind} ${field.name}`}
              field={field}
              value={check.options[field.name] ?? ""}
              onChange={(value) => change({ options: { ...check.options, [field.name]: value } })}
            />
          ))}
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {fields
            .filter(({ input }) => input === "switch")
            .map((field) => (
              <CheckFieldInput
                key={`${check.kind} ${field.name}`}
                field={field}
                value={check.options[field.name] ?? ""}
                onChange={(value) => change({ options: { ...check.options, [field.name]: value } })}
              />
            ))}
          <Checkbox
            label="Passes where this is not so"
            isChecked={check.isNegated === true}
            onChange={(isNegated) => {
              const { isNegated: _old, ...rest } = check;
              setCheck(isNegated ? { ...rest, isNegated } : rest);
              onTyped();
            }}
          />
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="Name"
            maxLength={200}
            placeholder={nameCheck({ ...check, name: "" })}
            value={check.name}
            onChange={(name) => change({ name })}
          />
          <TextField
            label="Weight"
            isLiteral
            error={isWeightWrong ? "A number above 0 is expected" : undefined}
            value={weight}
            onChange={(typed) => {
              setWeight(typed);
              onTyped();
            }}
          />
          {row?.takesAim && (
            <AimFields
              aim={check.aim}
              onChange={(aim) => {
                const { aim: _old, ...rest } = check;
                setCheck(aim ? { ...rest, aim } : rest);
                onTyped();
              }}
            />
          )}
        </div>
        <div className="border-t border-line pt-3">
          <CheckPreview check={check} />
        </div>
      </div>
      <DialogFooter>
        <Button type="submit" look="primary" offReason={offReason}>
          {isNew ? "Add check" : "Save check"}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** The fields that two kinds have in common, which keep what was typed. */
function pickShared(options: Readonly<Record<string, string>>, kind: CheckKind): Record<string, string> {
  const names = new Set(
    (getKindRow(kind)?.fields ?? [])
      .filter(({ input }) => input !== "choice" && input !== "number")
      .map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => names.has(name) && value !== ""));
}
