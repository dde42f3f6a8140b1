import { X } from "lucide-react";
import { useState } from "react";
import { writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { parseJson } from "#core/json.ts";
import { parseNumber } from "#core/parameters/parse-field.ts";
import { parameterLeftIncomplete } from "#state/edits/parameter-edits.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { TextControlProps } from "./control-props.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** A control for names with texts or numbers: a pair is added with Enter or when its fields are left. */
export function MapControl({
  valueType,
  entries,
  ...props
}: TextControlProps & { valueType: "number" | undefined; entries: readonly [string, Json][] }) {
  const { path, value, text, isSet, onChange } = props;
  const setEntries = (next: readonly (readonly [string, Json])[]) =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  const [half, setHalf] = useState(() => parseHalfPair(text));
  const add = () => {
    const pair = parsePair(half, valueType);
    if (pair === undefined) return onChange(value);
    if ("reason" in pair) return parameterLeftIncomplete(props.variantId, path, JSON.stringify(half), pair.reason);
    setEntries([...entries.filter(([other]) => other !== pair.name), [pair.name, pair.item]]);
    return setHalf(EMPTY_PAIR);
  };
  return (
    <>
      <ParameterHead
        {...props}
        onReset={() => {
          setHalf(EMPTY_PAIR);
          props.onReset();
        }}
      >
        {!isSet && <span className="font-mono text-sm text-ink-3">not sent</span>}
      </ParameterHead>
      <ul aria-label={path} className="mt-1 flex flex-col gap-1">
        {entries.map(([key, item]) => (
          <li key={key} className="flex items-center gap-1.5 font-mono text-xs">
            <span className="truncate">
              {key}: {typeof item === "string" ? item : writeJson(item)}
            </span>
            <button
              type="button"
              aria-label={`Remove ${key}`}
              onClick={() => setEntries(entries.filter(([other]) => other !== key))}
              className="grid size-5 shrink-0 place-items-center text-ink-3 hover:text-ink"
            >
              <X size={11} aria-hidden />
            </button>
          </li>
        ))}
        <PairFields {...props} pair={half} valueType={valueType} onPair={setHalf} onAdd={add} />
      </ul>
    </>
  );
}

/** The fields for the name and the value of the next pair. */
function PairFields({
  pair: [name, text],
  valueType,
  onPair,
  onAdd,
  path,
  describedBy,
  isDisabled,
  isInvalid,
}: Pick<TextControlProps, "path" | "describedBy" | "isDisabled" | "isInvalid"> & {
  pair: Pair;
  valueType: "number" | undefined;
  onPair: (pair: Pair) => void;
  onAdd: () => void;
}) {
  const field = {
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid,
    disabled: isDisabled,
    onBlur: (event: React.FocusEvent) => {
      if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) onAdd();
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === "Enter") onAdd();
    },
    className: `py-px font-mono text-sm ${COMPACT_CLASSES}`,
  };
  return (
    <li className="grid grid-cols-2 gap-1.5">
      <input
        {...field}
        aria-label={`${path} name`}
        value={name}
        placeholder="name"
        onChange={(event) => onPair([event.target.value, text])}
      />
      <input
        {...field}
        aria-label={`${path} value`}
        value={text}
        placeholder={valueType ?? "text"}
        onChange={(event) => onPair([name, event.target.value])}
      />
    </li>
  );
}

/** A name and a value as typed. */
type Pair = readonly [name: string, text: string];

const EMPTY_PAIR: Pair = ["", ""];

/** The entry of a typed pair, undefined for an empty pair, or the reason why the pair is invalid. */
function parsePair(
  [name, text]: Pair,
  valueType: "number" | undefined,
): { name: string; item: Json } | { reason: string } | undefined {
  if (name.trim() === "" && text === "") return undefined;
  if (name.trim() === "" || text === "") return { reason: `enter both a name and a ${valueType ?? "text"}` };
  if (valueType === undefined) return { name: name.trim(), item: text };
  const parsed = parseNumber(text);
  return parsed.type === "number"
    ? { name: name.trim(), item: parsed.exact ?? parsed.value }
    : { reason: "enter a number, such as -1" };
}

/** The incomplete pair that is the field's text; an empty pair where the text is the value's. */
function parseHalfPair(text: string): Pair {
  const pair = parseJson(text);
  const [name, value] = Array.isArray(pair) ? pair : [];
  return typeof name === "string" && typeof value === "string" ? [name, value] : EMPTY_PAIR;
}
