import type { ReactNode } from "react";

/** A titled part of the kit page. */
export function KitGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="border-b border-line pb-1 text-sm font-medium text-ink-2">{title}</h2>
      {children}
    </section>
  );
}

/** Controls beside each other on the kit page. */
export function KitRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>;
}
