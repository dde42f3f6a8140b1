import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The line above a control: the schema's own name, a way back to "not sent", and the value at the right. */
export function ParameterHead({
  path,
  isSet,
  isBlocked,
  onReset,
  children,
}: {
  path: string;
  isSet: boolean;
  isBlocked: boolean;
  onReset: () => void;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-6 items-center gap-1.5">
      <span
        title={isSet ? "Double click: not sent" : undefined}
        onDoubleClick={onReset}
        className={joinClasses("truncate", isBlocked ? "text-ink-3" : "font-medium")}
      >
        {path}
      </span>
      {isSet && (
        <button
          type="button"
          aria-label={`Reset ${path}`}
          title={`Do not send ${path}`}
          onClick={onReset}
          className="grid size-5 place-items-center rounded text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <RotateCcw size={12} aria-hidden />
        </button>
      )}
      <span className="ml-auto flex shrink-0 items-center">{children}</span>
    </div>
  );
}
