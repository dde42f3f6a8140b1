import type { ReactNode } from "react";
import { useId } from "react";

/** The texts of a field. The hint and the error are read out as the control's description, not as its name. */
export type FieldTexts = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
};

/** Attributes that tie a control to its label, hint and error. */
export type FieldControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
};

const LAYOUTS = {
  column: "flex flex-col gap-1",
  row: "flex flex-wrap items-center gap-x-2 gap-y-1",
} as const;

/** A labelled control with its hint and its error. The child function spreads the given attributes on the control. */
export function Field({
  label,
  hint,
  error,
  layout = "column",
  children,
}: FieldTexts & {
  layout?: keyof typeof LAYOUTS;
  children: (control: FieldControlProps) => ReactNode;
}) {
  const id = useId();
  const hasHint = hint !== undefined;
  const hasError = error !== undefined;
  const descriptionIds = [...(hasError ? [`${id}-error`] : []), ...(hasHint ? [`${id}-hint`] : [])];
  return (
    <div className={LAYOUTS[layout]}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        "aria-describedby": descriptionIds.length === 0 ? undefined : descriptionIds.join(" "),
        "aria-invalid": hasError,
      })}
      {hasError && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
      {hasHint && (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}
