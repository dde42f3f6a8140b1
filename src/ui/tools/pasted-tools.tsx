import type { Tool } from "#core/tools/parse-tools.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";
import { LARGE_VALUE_CHARS, LargeValue } from "#ui/kit/large-value.tsx";
import { FoundTools, type FoundTool } from "./found-tools.tsx";

/** A field for a pasted text, the tools that were found in it, and the button that adds them. */
export function PastedTools({
  label,
  placeholder,
  hint,
  text,
  reason,
  found,
  onType,
  onAdd,
}: {
  label: string;
  placeholder: string;
  hint: string;
  text: string;
  /** The sentence that says why nothing was found. */
  reason: string | undefined;
  found: readonly FoundTool[];
  onType: (text: string) => void;
  onAdd: (tools: readonly Tool[]) => void;
}) {
  const isEmpty = text.trim() === "";
  return (
    <div className="flex flex-col gap-3 p-4">
      <PasteField label={label} placeholder={placeholder} hint={hint} text={text} reason={reason} onType={onType} />
      {!isEmpty && <FoundTools found={found} />}
      <Button
        look="primary"
        className="self-start"
        offReason={found.length > 0 ? undefined : isEmpty ? "Paste something first" : "Nothing was found in it"}
        onClick={() => onAdd(found.map(({ tool }) => tool))}
      >
        {found.length > 1 ? `Add ${found.length} tools` : "Add tool"}
      </Button>
    </div>
  );
}

/** A field for code or JSON. A very long text is shown by its beginning. */
export function PasteField({
  label,
  placeholder,
  hint,
  text,
  reason,
  onType,
}: {
  label: string;
  placeholder: string;
  hint: string;
  text: string;
  reason: string | undefined;
  onType: (text: string) => void;
}) {
  const isWrong = reason !== undefined && text.trim() !== "";
  return (
    <Field label={label} hint={hint} error={isWrong ? reason : undefined}>
      {(control) =>
        text.length > LARGE_VALUE_CHARS ? (
          <LargeValue
            name={label}
            value={text}
            describedBy={control["aria-describedby"] ?? ""}
            isInvalid={isWrong}
            onChange={onType}
          />
        ) : (
          <AutoTextarea
            {...control}
            value={text}
            placeholder={placeholder}
            spellCheck={false}
            onChange={(event) => onType(event.target.value)}
            className={`max-h-72 min-h-32 overflow-y-auto py-1.5 font-mono text-sm ${CONTROL_CLASSES}`}
          />
        )
      }
    </Field>
  );
}
