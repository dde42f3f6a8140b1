import type { KeyboardEvent, PointerEvent } from "react";
import { useRef, useState } from "react";
import { createBox, clampPoint, type Box, type Point } from "#core/vision/box.ts";
import { applyKeyToSketch, type Sketch } from "#core/vision/apply-key-to-sketch.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** A shape drawn over a picture, in pixels of the picture. */
export type DrawnShape = { kind: "box"; box: Box } | { kind: "line"; points: Point[] } | { kind: "point"; at: Point };

/** A drag shorter than this on the screen is a click. */
const MIN_DRAG_PX = 4;

/**
 * Lets the user draw over a picture by mouse, pen, finger and keys. Returns the sketch being drawn and the picture's
 * event listeners.
 */
export function useSketch(size: ImageSize, kind: Sketch["kind"], onDrawn: (drawn: DrawnShape) => void) {
  const [sketch, setSketch] = useState<Sketch | null>(null);
  const start = useRef<{ at: Point; clientX: number; clientY: number } | null>(null);

  const getImagePoint = (event: PointerEvent): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const at = {
      x: ((event.clientX - left) / width) * size.widthPx,
      y: ((event.clientY - top) / height) * size.heightPx,
    };
    return clampPoint(at, size);
  };
  const finish = (done: Sketch | null) => {
    setSketch(null);
    if (done?.kind === "box" && done.box.width > 0 && done.box.height > 0) onDrawn(done);
    else if (done?.kind === "point") onDrawn(done);
    else if (done?.kind === "line" && done.points.length > 0) onDrawn({ kind: "line", points: done.points });
  };

  return {
    sketch,
    listeners: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = getImagePoint(event);
        start.current = { at, clientX: event.clientX, clientY: event.clientY };
        setSketch(kind === "line" ? { kind, at, points: [at], isDown: true } : kind === "point" ? { kind, at } : null);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const began = start.current;
        if (!began) return;
        const at = getImagePoint(event);
        if (kind === "point") setSketch({ kind, at });
        else if (kind === "line")
          setSketch((before) => (before?.kind === "line" ? { ...before, at, points: [...before.points, at] } : before));
        else {
          const isDrag = Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) >= MIN_DRAG_PX;
          if (isDrag || sketch) setSketch({ kind, box: createBox(began.at, at) });
        }
      },
      onPointerUp: () => {
        if (!start.current) return;
        start.current = null;
        finish(sketch);
      },
      onPointerCancel: () => {
        start.current = null;
        setSketch(null);
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.ctrlKey || event.metaKey) return;
        if (event.key === "Escape" && sketch) {
          // The dialog stays open, since Escape removes the topmost thing, which is the sketch.
          event.preventDefault();
          setSketch(null);
        } else if (event.key === "Enter" && sketch) {
          event.preventDefault();
          finish(sketch);
        } else {
          const steering = { key: event.key, isFine: event.altKey, sizes: event.shiftKey };
          const next = applyKeyToSketch(sketch, kind, steering, size);
          if (!next) return;
          event.preventDefault();
          setSketch(next);
        }
      },
    },
  };
}
