import { X } from "lucide-react";
import { useState } from "react";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";
import { decodeEscapes, encodeEscapes } from "#core/parameters/escapes.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** A control for a list of texts: Enter adds one, and so does leaving the field. */
export function StringsControl({ items, ...props }: ControlProps & { items: readonly string[] }) {
  const { path, value, isDisabled, isInvalid, describedBy, onChange } = props;
  const [text, setText] = useState("");
  const add = () => {
    const item = decodeEscapes(text);
    // White space is a text too: a model can be stopped at a space.
    if (item !== "" && !items.includes(item)) onChange([...items, item]);
    setText("");
  };
  const remove = (item: string) => {
    const rest = items.filter((other) => other !== item);
    onChange(rest.length === 0 ? undefined : rest);
  };
  return (
    <>
      <ParameterHead {...props}>
        {value === undefined && <span className="font-mono text-sm text-ink-3">not sent</span>}
      </ParameterHead>
      <ul aria-label={path} className="mt-1 flex flex-wrap items-center gap-1.5">
        {items.map((item) => (
          <li
            key={item}
            className="flex max-w-full items-center rounded-chip border border-line bg-surface ps-1.5 font-mono text-xs"
          >
            <span className="truncate">{encodeEscapes(item)}</span>
            <button
              type="button"
              aria-label={`Remove ${encodeEscapes(item)}`}
              onClick={() => remove(item)}
              className="grid size-5 shrink-0 place-items-center text-ink-3 hover:text-ink"
            >
              <X size={11} aria-hidden />
            </button>
          </li>
        ))}
        <li className="min-w-20 grow">
          <input
            aria-label={path}
            aria-describedby={describedBy}
            aria-invalid={isInvalid}
            value={text}
            disabled={isDisabled}
            placeholder="add one, then Enter"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              const { key, ctrlKey, metaKey } = event;
              if (key === "Enter") {
                if (!ctrlKey && !metaKey) event.preventDefault();
                add();
              }
              const last = items.at(-1);
              if (key === "Backspace" && text === "" && last !== undefined) remove(last);
            }}
            className={`w-full py-px font-mono text-sm ${COMPACT_CLASSES}`}
          />
        </li>
      </ul>
    </>
  );
}
