import { useId, useMemo } from "react";
import type { Json } from "#core/json.ts";
import type { TextControlProps } from "./control-props.ts";
import { TextControl } from "./text-control.tsx";

/** A browser draws all of them again with every key. */
const MAX_SUGGESTIONS = 60;

/** A control for one of very many values: a text field that suggests those which contain what was typed. */
export function SuggestedControl({ values, ...props }: TextControlProps & { values: readonly Json[] }) {
  const listId = useId();
  const { text } = props;
  const suggestions = useMemo(() => findSuggestions(values, text), [values, text]);
  return (
    <>
      <TextControl {...props} lines="one" placeholder="type to find a value" suggestionsId={listId} />
      <datalist id={listId}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion}>
            {suggestion}
          </option>
        ))}
      </datalist>
    </>
  );
}

function findSuggestions(values: readonly Json[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  const found = new Set<string>();
  for (const value of values) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (text.toLowerCase().includes(wanted)) found.add(text);
    if (found.size >= MAX_SUGGESTIONS) break;
  }
  return [...found];
}
