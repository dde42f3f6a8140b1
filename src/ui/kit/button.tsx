import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes.ts";
import { getOffProps, type OffReason } from "./off-props.ts";

const LOOKS = {
  plain: "border-line bg-surface text-ink hover:border-line-strong",
  ghost: "border-transparent text-ink-2 hover:bg-sunken hover:text-ink",
  primary: "border-accent bg-accent text-accent-ink hover:brightness-110",
  danger: "border-danger-line bg-surface text-danger hover:border-danger",
} as const;

/** A button with a text label. */
export function Button({
  look = "plain",
  className,
  offReason,
  onClick,
  ...rest
}: ComponentProps<"button"> & OffReason & { look?: keyof typeof LOOKS }) {
  return (
    <button
      type="button"
      {...rest}
      {...getOffProps(offReason, onClick)}
      className={joinClasses(
        "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control border px-2.5 font-medium whitespace-nowrap transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
        LOOKS[look],
        className,
      )}
    />
  );
}
