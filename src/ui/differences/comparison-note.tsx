import type { ReactNode } from "react";

/** A line over an answer that says what is shown of it. */
export function ComparisonNote({ children }: { children: ReactNode }) {
  return <p className="mb-1 text-xs text-ink-2">{children}</p>;
}
