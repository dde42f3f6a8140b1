import type { ReactNode } from "react";

/** The buttons of a dialog, always visible below its scrolling part. The last one is the main one. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3">
      {children}
    </div>
  );
}
