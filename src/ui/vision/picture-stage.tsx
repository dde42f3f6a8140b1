import type { ReactNode } from "react";
import { useId } from "react";
import type { Sketch } from "#core/vision/apply-key-to-sketch.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { SketchLines } from "./sketch-lines.tsx";
import { useSketch, type DrawnShape } from "./use-sketch.ts";

/** A picture as large as there is room, over which boxes, lines and points are drawn by mouse, finger and keys. */
export function PictureStage({
  size,
  picture,
  kind,
  label,
  hint,
  keysHint,
  onDrawn,
  children,
  overlay,
}: {
  size: ImageSize;
  /** The picture itself, as large as its place. */
  picture: ReactNode;
  kind: Sketch["kind"];
  label: string;
  hint: string;
  /** The keys that draw without a pointer. It is not shown on a device without a keyboard or mouse. */
  keysHint: string;
  onDrawn: (drawn: DrawnShape) => void;
  /** SVG over the picture, in pixels of the picture. */
  children?: ReactNode;
  /** Elements over the picture that react to the pointer. */
  overlay?: ReactNode;
}) {
  const hintId = useId();
  const { sketch, listeners } = useSketch(size, kind, onDrawn);
  const { widthPx, heightPx } = size;
  return (
    <div className="flex min-w-0 flex-col items-center gap-1.5">
      <div
        role="application"
        aria-label={label}
        aria-describedby={hintId}
        tabIndex={0}
        {...listeners}
        style={{
          aspectRatio: `${widthPx} / ${heightPx}`,
          width: `min(100%, ${(56 * widthPx) / heightPx}dvh, ${Math.max(widthPx, 480)}px)`,
        }}
        className="relative shrink-0 cursor-crosshair touch-none border border-line bg-sunken select-none"
      >
        {picture}
        {overlay}
        <svg
          aria-hidden
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          preserveAspectRatio="none"
          className="pointer-events-none absolute inset-0 size-full"
        >
          {children}
          {sketch && <SketchLines sketch={sketch} size={size} />}
        </svg>
      </div>
      <p id={hintId} className="min-h-9 max-w-prose text-center text-sm text-ink-3">
        {hint} <span className="not-any-pointer-fine:hidden">{keysHint}</span>
        {sketch?.kind === "box" && <span className="block font-mono text-xs text-ink-2">{describeBox(sketch)}</span>}
      </p>
    </div>
  );
}

function describeBox({ box }: Extract<Sketch, { kind: "box" }>): string {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round);
  return `${width}×${height} px, from ${x}, ${y}`;
}
