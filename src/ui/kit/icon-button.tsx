import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes.ts";
import { getOffProps, type OffReason } from "./off-props.ts";

/** A button with an icon only; the label is its accessible name and its tooltip. */
export function IconButton({
  icon: Icon,
  label,
  className,
  offReason,
  onClick,
  ...rest
}: ComponentProps<"button"> & OffReason & { icon: LucideIcon; label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      {...getOffProps(offReason, onClick)}
      className={joinClasses(
        "grid size-7 shrink-0 place-items-center rounded-control text-ink-2 transition-colors duration-100 hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-40 aria-disabled:cursor-not-allowed aria-disabled:opacity-40",
        className,
      )}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
