import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

/** The scrolling part of a dialog, under its heading. */
export function DialogBody({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={joinClasses("flex min-h-0 flex-col gap-4 overflow-y-auto p-4", className)}>{children}</div>;
}
