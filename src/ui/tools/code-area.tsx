import { useId } from "react";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";

/** A field for JSON, an expression or a result, named by its label, which is shown where no heading stands over it. */
export function CodeArea({
  label,
  isLabelShown = false,
  placeholder,
  error,
  value,
  onChange,
}: {
  label: string;
  isLabelShown?: boolean;
  placeholder: string;
  error?: string | undefined;
  value: string;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {isLabelShown && (
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
      )}
      <AutoTextarea
        id={id}
        aria-label={isLabelShown ? undefined : label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`max-h-48 min-h-8 overflow-y-auto py-1.5 font-mono text-sm ${CONTROL_CLASSES}`}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
