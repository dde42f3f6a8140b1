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
  const sweep = onSweep && !isDisabled && (
    <HeadAction label={`Sweep ${path}`} text="Sweep" isAlwaysShown={isSweepAlwaysShown} onClick={onSweep} />
  );
  return (
    <div className="flex min-h-6 items-center gap-1.5">
      <div className="flex min-w-0 grow items-center gap-x-1.5 touch:flex-wrap">
        <span className="flex min-w-0 grow items-center gap-1.5 touch:grow-0">
          {isSet && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />}
          <span
            title={isSet ? "Double-click to unset" : undefined}
            onDoubleClick={onReset}
            className={joinClasses("min-w-0 wrap-anywhere", isDisabled ? "text-ink-3" : "font-medium")}
          >
            {path}
          </span>
        </span>
        <span className="relative flex shrink-0 items-center">
          {/* Lies over the end of the path, so that no row changes its height and moves what is being pressed. */}
          <span className="absolute end-full flex w-max items-center bg-paper touch:static">
            {sweep && !isSweepAlwaysShown && sweep}
            {onApplyToAll && <HeadAction label={`Apply ${path} to all`} text="To all" onClick={onApplyToAll} />}
          </span>
          {isSweepAlwaysShown && sweep}
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
        </span>
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
