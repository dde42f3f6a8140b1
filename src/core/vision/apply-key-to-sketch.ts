import type { ImageSize } from "#core/vocabulary.ts";
import { clampBox, clampPoint, type Box, type Point } from "./box.ts";

/** A shape that is being drawn over a picture. A line follows its pen, which may be lifted. */
export type Sketch =
  | { kind: "box"; box: Box }
  | { kind: "point"; at: Point }
  | { kind: "line"; at: Point; points: Point[]; isDown: boolean };

/** A pressed key. `isFine` moves by single pixels; `sizes` resizes a box instead of moving it. */
export type SketchKey = { key: string; isFine: boolean; sizes: boolean };

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The sketch that a key starts or changes; undefined for any other key. */
export function applyKeyToSketch(
  sketch: Sketch | null,
  kind: Sketch["kind"],
  { key, isFine, sizes }: SketchKey,
  size: ImageSize,
): Sketch | undefined {
  const now = sketch?.kind === kind ? sketch : undefined;
  if (key === " " && kind === "line") return togglePen(now ?? startSketch("line", size));
  const direction = DIRECTIONS[key];
  if (!direction) return undefined;
  if (!now) return startSketch(kind, size);
  const length = isFine ? 1 : Math.max(1, Math.round(Math.max(size.widthPx, size.heightPx) / 50));
  const by = { x: direction.x * length, y: direction.y * length };
  if (now.kind === "box")
    return { kind: "box", box: sizes ? resize(now.box, by, size) : clampBox(move(now.box, by), size) };
  const at = clampPoint(move(now.at, by), size);
  if (now.kind === "point") return { kind: "point", at };
  return { ...now, at, points: now.isDown ? [...now.points, at] : now.points };
}

function startSketch(kind: Sketch["kind"], { widthPx, heightPx }: ImageSize): Sketch {
  const at = { x: Math.round(widthPx / 2), y: Math.round(heightPx / 2) };
  if (kind === "point") return { kind, at };
  if (kind === "line") return { kind, at, points: [], isDown: false };
  const [width, height] = [Math.max(1, Math.round(widthPx / 4)), Math.max(1, Math.round(heightPx / 4))];
  return { kind, box: { x: Math.round((widthPx - width) / 2), y: Math.round((heightPx - height) / 2), width, height } };
}

function togglePen(sketch: Sketch): Sketch | undefined {
  if (sketch.kind !== "line") return undefined;
  const { at, isDown, points } = sketch;
  return isDown ? { ...sketch, isDown: false } : { ...sketch, isDown: true, points: [...points, at] };
}

function move<Thing extends Point>(thing: Thing, by: Point): Thing {
  return { ...thing, x: thing.x + by.x, y: thing.y + by.y };
}

function resize({ x, y, width, height }: Box, by: Point, { widthPx, heightPx }: ImageSize): Box {
  return {
    x,
    y,
    width: Math.min(Math.max(1, width + by.x), widthPx - x),
    height: Math.min(Math.max(1, height + by.y), heightPx - y),
  };
}
