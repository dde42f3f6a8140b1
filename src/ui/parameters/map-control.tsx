import { X } from "lucide-react";
import { useState } from "react";
import type { Json } from "#core/json.ts";
import { parseNumber } from "#core/parameters/parse-number.ts";
import { parameterLeftIncomplete } from "#state/edits/parameter-edits.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";

const FIELD =
  "min-w-0 rounded-chip border border-line bg-surface px-1.5 py-px font-mono text-sm aria-invalid:border-danger";

/** Names with texts, or with numbers: a pair is added with Enter or when its field is left. */
export function MapControl({
  valueType,
  entries,
  ...props
}: ControlProps & { valueType: "number" | undefined; entries: readonly [string, Json][] }) {
  const { variantId, path, value, isSet, isDisabled, isInvalid, describedBy, onChange } = props;
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const setEntries = (next: readonly (readonly [string, Json])[]) =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  const isIncomplete = (name.trim() === "") !== (text === "");
  const add = () => {
    // Half a pair is on the screen and would not be sent: it holds the run back.
    const parsed = valueType === "number" ? parseNumber(text) : undefined;
    const item = parsed?.type === "number" ? parsed.value : text;
    if (isIncomplete)
      return parameterLeftIncomplete(variantId, path, text, `a name and a ${valueType ?? "text"} are needed`);
    if (parsed?.type === "unreadable")
      return parameterLeftIncomplete(variantId, path, text, "a number is expected, such as -1");
    if (text === "") return onChange(value);
    setEntries([...entries.filter(([other]) => other !== name.trim()), [name.trim(), item]]);
    return clearFields();
  };
  const clearFields = () => {
    setName("");
    setText("");
  };
  const addOnLeaving = (event: React.FocusEvent) => {
    if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) add();
  };
  const addOnEnter = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
  };
  return (
    <>
      <ParameterHead
        {...props}
        onReset={() => {
          clearFields();
          props.onReset();
        }}
      >
        {!isSet && <span className="font-mono text-sm text-ink-3">not sent</span>}
      </ParameterHead>
      <ul aria-label={path} className="mt-1 flex flex-col gap-1">
        {entries.map(([key, item]) => (
          <li key={key} className="flex items-center gap-1.5 font-mono text-xs">
            <span className="truncate">
              {key}: {typeof item === "string" ? item : JSON.stringify(item)}
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
        <li className="grid grid-cols-2 gap-1.5">
          <input
            aria-label={`${path} name`}
            aria-describedby={describedBy}
            aria-invalid={isInvalid}
            value={name}
            disabled={isDisabled}
            placeholder="name"
            onBlur={addOnLeaving}
            onKeyDown={addOnEnter}
            onChange={(event) => setName(event.target.value)}
            className={FIELD}
          />
          <input
            aria-label={`${path} value`}
            aria-describedby={describedBy}
            aria-invalid={isInvalid}
            value={text}
            disabled={isDisabled}
            placeholder={valueType ?? "text"}
            onBlur={addOnLeaving}
            onKeyDown={addOnEnter}
            onChange={(event) => setText(event.target.value)}
            className={FIELD}
          />
        </li>
      </ul>
    </>
  );
}
