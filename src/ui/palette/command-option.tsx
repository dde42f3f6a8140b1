import { joinClasses } from "#ui/kit/join-classes.ts";
import { formatKeys, KeyHint } from "#ui/kit/key-hint.tsx";
import type { Command } from "./command.ts";

/** A command in the list: its label, its effect or the reason why it cannot run, and its keys. */
export function CommandOption({
  id,
  command: { label, detail, keys, offReason },
  isActive,
  onRun,
}: {
  id: string;
  command: Command;
  isActive: boolean;
  onRun: () => void;
}) {
  const note = offReason ?? detail;
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={offReason !== undefined}
      // A press leaves the focus in the field.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
      className={joinClasses(
        "flex min-h-8 w-full items-center gap-3 rounded-control px-2 py-1 text-start touch:py-3",
        isActive ? "bg-accent-soft" : offReason === undefined && "hover:bg-sunken",
        offReason === undefined ? "cursor-pointer" : "cursor-not-allowed",
      )}
    >
      <span className="min-w-0 grow">
        <span dir="auto" className={joinClasses("block truncate", offReason !== undefined && "text-ink-3")}>
          {label}
        </span>
        {note !== undefined && (
          <span
            className={joinClasses(
              "block text-xs wrap-anywhere",
              offReason?.startsWith("Invalid") ? "text-danger" : isActive ? "text-ink-2" : "text-ink-3",
            )}
          >
            {note}
          </span>
        )}
      </span>
      {keys !== undefined && <KeyHint keys={formatKeys(keys)} />}
    </button>
  );
}
