import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes.ts";

const TONES = {
  plain: "border-line bg-surface",
  accent: "border-transparent bg-accent-soft",
  danger: "border-danger-line bg-danger-soft text-danger",
} as const;

/** A box with a message, within a page or a dialog. A failure has `tone="danger"` and `role="alert"`. */
export function Note({ tone, className, ...rest }: ComponentProps<"div"> & { tone: keyof typeof TONES }) {
  return <div {...rest} className={joinClasses("rounded-card border px-3 py-2", TONES[tone], className)} />;
}
