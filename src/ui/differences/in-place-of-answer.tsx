import type { ReactNode } from "react";

/** Content that hides the answer after it, which stays mounted (`peer-data-replacing` in `AnswerBody`). */
export function InPlaceOfAnswer({ children }: { children: ReactNode }) {
  return (
    <div data-replacing="" className="peer contents">
      {children}
    </div>
  );
}
