import type { ReactNode } from "react";
import { useId } from "react";
import { joinClasses } from "./join-classes.ts";

/** A checkbox with its label at the right, and a hint under both. */
export function Checkbox({
  label,
  hint,
  isChecked,
  title,
  className,
  onChange,
}: {
  label: ReactNode;
  hint?: string;
  isChecked: boolean;
  title?: string;
  className?: string;
  onChange: (isChecked: boolean) => void;
}) {
  const hintId = useId();
  const checkbox = (
    <label title={title} className={joinClasses("flex w-fit items-center gap-2", className)}>
      <input
        type="checkbox"
        checked={isChecked}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
  if (hint === undefined) return checkbox;
  return (
    <div className="flex flex-col gap-1">
      {checkbox}
      <p id={hintId} className="text-sm text-ink-3">
        {hint}
      </p>
    </div>
  );
}
