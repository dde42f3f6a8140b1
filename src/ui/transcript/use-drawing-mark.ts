import { useEffect, useState } from "react";
import type { Id } from "#core/vocabulary.ts";
import { drawingBegan, drawingEnded } from "#state/document/drawing-marks.ts";

/** The time within which the parts of a reply that load late (formulas, colours) are drawn as well. */
const DRAWN_AFTER_MS = 3000;

/** Marks a reply on the device while it is first drawn, so that one that ends the page is known at the next start. */
export function useDrawingMark(replyId: Id): void {
  // Before anything of the reply is rendered.
  useState(() => drawingBegan(replyId));
  useEffect(() => {
    // A page that is held up runs no timer.
    const timer = setTimeout(() => drawingEnded(replyId), DRAWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      drawingEnded(replyId);
    };
  }, [replyId]);
}
