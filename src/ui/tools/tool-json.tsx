import { useState } from "react";
import { parseExactJson, writeJson } from "#core/exact-number.ts";
import { explainJsonFault } from "#core/explain-json-fault.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import type { Json } from "#core/json.ts";
import { isSameJson } from "#core/json.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";
import { LARGE_VALUE_CHARS, LargeValue } from "#ui/kit/large-value.tsx";

/** The JSON of a tool, exactly as it is sent. A text that is no JSON is its draft: it stays in the field and is not sent. */
export function ToolJson({
  raw,
  draft,
  onChange,
  onDraft,
}: {
  raw: Json;
  draft: string | undefined;
  onChange: (raw: Json) => void;
  onDraft: (draft: string | undefined) => void;
}) {
  const [typed, setTyped] = useState<{ text: string; value: Json }>();
  const text = draft ?? (typed && isSameJson(typed.value, raw) ? typed.text : writeJson(raw, true));
  const fault = draft === undefined ? undefined : explainFault(draft);
  const type = (next: string) => {
    const value = findDepthFault(next) === undefined ? parseExactJson(next) : undefined;
    onDraft(value === undefined ? next : undefined);
    if (value === undefined) return;
    setTyped({ text: next, value });
    onChange(value);
  };
  return (
    <Field
      label="JSON"
      {...(fault === undefined ? { hint: "Sent exactly like this." } : {})}
      error={fault === undefined ? undefined : `Not sent: ${fault} The tool is sent as it was before.`}
    >
      {(control) =>
        text.length > LARGE_VALUE_CHARS ? (
          <LargeValue
            name="JSON"
            value={text}
            describedBy={control["aria-describedby"] ?? ""}
            isInvalid={fault !== undefined}
            onChange={type}
          />
        ) : (
          <AutoTextarea
            {...control}
            value={text}
            spellCheck={false}
            onChange={(event) => type(event.target.value)}
            className={`min-h-32 overflow-y-auto py-1.5 font-mono text-sm lg:max-h-program ${CONTROL_CLASSES}`}
          />
        )
      }
    </Field>
  );
}

const explainFault = (text: string): string => {
  const depth = findDepthFault(text);
  return depth === undefined
    ? `it is no JSON: ${explainJsonFault(text)}`
    : `${depth.charAt(0).toLowerCase()}${depth.slice(1)}`;
};
