import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The line above a control: the parameter's path, a button that unsets it, and the value at the right. */
export function ParameterHead({
  path,
  isSet,
  isDisabled,
  onReset,
  onSweep,
  isSweepAlwaysShown = false,
  onApplyToAll,
  children,
}: {
  path: string;
  isSet: boolean;
  isDisabled: boolean;
  onReset: () => void;
  /** Fills the field with several values, where it can have them. */
  onSweep?: (() => void) | undefined;
  /** True where the button for that shows without pointing at the row. */
  isSweepAlwaysShown?: boolean;
  /** Applies the value to every column, where others have another value. */
  onApplyToAll?: (() => void) | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="flex min-h-6 items-center gap-1.5">
      {/* Actions that do not fit stand under the path, which is broken only where it is longer than a whole line. */}
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-1.5">
        <span className="flex min-w-0 items-center gap-1.5">
          {isSet && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />}
          <span
            title={isSet ? "Double-click to unset" : undefined}
            onDoubleClick={onReset}
            className={joinClasses("min-w-0 wrap-anywhere", isDisabled ? "text-ink-3" : "font-medium")}
          >
            {path}
          </span>
        </span>
        {isSet && (
          <button
            type="button"
            aria-label={`Reset ${path}`}
            title={`Unset ${path}`}
            onClick={onReset}
            className="grid size-5 place-items-center rounded-chip text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <RotateCcw size={12} aria-hidden />
          </button>
        )}
        {onSweep && !isDisabled && (
          <HeadAction label={`Sweep ${path}`} text="Sweep" isAlwaysShown={isSweepAlwaysShown} onClick={onSweep} />
        )}
        {onApplyToAll && <HeadAction label={`Apply ${path} to all`} text="To all" onClick={onApplyToAll} />}
      </div>
      <span className="flex shrink-0 items-center">{children}</span>
    </div>
  );
}

function HeadAction({
  label,
  text,
  isAlwaysShown = false,
  onClick,
}: {
  label: string;
  text: string;
  isAlwaysShown?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className={joinClasses(
        "shrink-0 rounded-chip px-1 text-xs hover:bg-sunken hover:text-ink",
        isAlwaysShown
          ? "text-accent"
          : "sr-only text-ink-3 group-focus-within/row:not-sr-only group-focus-within/row:px-1 group-hover/row:not-sr-only group-hover/row:px-1 touch:not-sr-only",
      )}
    >
      {text}
    </button>
  );
}
