import { Plus, X } from "lucide-react";
import { memo, useId, useState } from "react";
import { hasOwnVariable, listVariableValues, splitValues } from "#core/conversation/change-variable.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listRows } from "#core/conversation/rows.ts";
import type { Id } from "#core/vocabulary.ts";
import type { VariableKind } from "#core/conversation/variable-kind.ts";
import { findKindProblem, getVariableKind } from "#core/conversation/variable-kind.ts";
import { formatCount } from "#core/format.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { variableKindChosen, variableMadeOwn, variableShared, variableTyped } from "#state/edits/variable-edits.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { Select } from "#ui/kit/select.tsx";
import { VariableChoices } from "./variable-choices.tsx";
import { VariableInput } from "./variable-input.tsx";

const KINDS: readonly { value: VariableKind["kind"]; label: string }[] = [
  { value: "text", label: "text" },
  { value: "choice", label: "list" },
  { value: "number", label: "number" },
  { value: "json", label: "JSON" },
  { value: "picture", label: "picture" },
];

const NO_VALUES: readonly string[] = [];
const TEXT: VariableKind = { kind: "text" };

/**
 * The values of a variable: one for all columns, one of the column's own, or several below each other, of which a run
 * makes a column each.
 */
export const VariableField = memo(function VariableField({
  variantId,
  letter,
  count,
  name,
}: {
  variantId: Id;
  letter: string;
  /** The number of columns. */
  count: number;
  name: string;
}) {
  const noteId = useId();
  const [addedIndex, setAddedIndex] = useState<number | null>(null);
  const kind = useSettledValue((conversation) => getVariableKind(conversation, name), TEXT);
  const listed = useSettledValue<readonly string[]>((conversation) => {
    const variant = findVariant(conversation, variantId);
    return variant ? listVariableValues(conversation, variant, name) : NO_VALUES;
  }, NO_VALUES);
  const isOwnValue = useSettledValue((conversation) => {
    const variant = findVariant(conversation, variantId);
    return variant !== undefined && hasOwnVariable(variant, name);
  }, false);
  const inRows = useSettledValue((conversation) => describeRows(conversation, name), "");
  const values = listed.length === 0 ? [""] : listed;
  const isSwept = values.length > 1;
  const isOwn = count > 1 && isOwnValue;
  const split = isSwept || kind.kind === "json" || kind.kind === "picture" ? [] : splitValues(values[0] ?? "");
  const error = values.map((value) => (value === "" ? undefined : findKindProblem(value, kind))).find(Boolean);
  const change = (next: readonly string[]) => variableTyped(variantId, name, next);
  return (
    <div role="group" aria-label={`Variable ${name}`} className="border-b border-line px-3.5 py-2.75 last:border-b-0">
      <div className="flex min-h-6 items-center gap-2">
        <span title={name} className="line-clamp-2 min-w-0 grow font-medium wrap-anywhere">
          {name}
        </span>
        <span className="shrink-0">
          <Select
            aria-label={`Kind of ${name}`}
            look="value"
            options={KINDS}
            value={kind.kind}
            onChange={(chosen) =>
              variableKindChosen(name, chosen === "choice" ? { kind: chosen, choices: split } : { kind: chosen })
            }
          />
        </span>
      </div>
      {kind.kind === "choice" && <VariableChoices name={name} choices={kind.choices} />}
      <div className="mt-1 flex flex-col gap-1">
        {values.map((value, index) => (
          // Boxes have no identity but their position.
          <div key={index} className="flex items-start gap-1">
            <VariableInput
              name={isSwept ? `${name}, value ${index + 1}` : name}
              kind={kind}
              value={value}
              describedBy={noteId}
              isFocused={index === addedIndex}
              onChange={(next) => change(values.with(index, next))}
            />
            {isSwept && (
              <IconButton
                icon={X}
                label={`Remove value ${index + 1} of ${name}`}
                onClick={() => change(values.toSpliced(index, 1))}
              />
            )}
          </div>
        ))}
      </div>
      <p id={noteId} className={error === undefined ? "mt-0.75 text-xs text-ink-3" : "mt-0.75 text-xs text-danger"}>
        {error === undefined
          ? describeUse({ values, inRows, isOwn, isAlone: count === 1, letter })
          : `Invalid: ${error}.`}
      </p>
      <div className="mt-0.75 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        <LinkButton
          onClick={() => {
            setAddedIndex(values.length);
            change([...values, ""]);
          }}
          className="inline-flex items-center gap-1"
        >
          <Plus size={12} aria-hidden /> Another value
        </LinkButton>
        {split.length > 1 && kind.kind !== "choice" && (
          <LinkButton onClick={() => change(split)}>Make {formatCount(split.length)} values</LinkButton>
        )}
        {count > 1 && !isOwn && !isSwept && (
          <LinkButton onClick={() => variableMadeOwn(variantId, name)}>Own value in {letter}</LinkButton>
        )}
        {isOwn && <LinkButton onClick={() => variableShared(variantId, name)}>Same in all columns</LinkButton>}
      </div>
    </div>
  );
});

const findVariant = ({ variants }: Conversation, variantId: Id) => variants.find(({ id }) => id === variantId);

/** The rows that have a value of their own for a variable, in words; "" where none has one. */
function describeRows(conversation: Conversation, name: string): string {
  const rows = listRows(conversation);
  const filled = rows.filter(({ values }) => Object.hasOwn(values, name)).length;
  if (filled === 0) return "";
  const all =
    filled === rows.length ? "each row has" : `${formatCount(filled)} of ${formatCount(rows.length)} rows have`;
  return `${all} a value of its own`;
}

function describeUse({
  values,
  inRows,
  isOwn,
  isAlone,
  letter,
}: {
  values: readonly string[];
  inRows: string;
  isOwn: boolean;
  isAlone: boolean;
  letter: string;
}): string {
  if (inRows !== "") return inRows;
  if (values.length > 1) return `${formatCount(values.length)} values: a column each`;
  if (values[0] === "") return "no value yet";
  if (isOwn) return `the value of column ${letter} alone`;
  return isAlone ? "one value" : "one value for all columns";
}
