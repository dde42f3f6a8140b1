import type { ImageSize } from "#core/vocabulary.ts";
import type { Point } from "./box.ts";

/**
 * The visible part of pictures that are shown side by side: the screen pixels for one pixel of the larger picture, and
 * the position in the middle of the pane, from 0 to 1 across and down. Every picture is drawn as wide as the larger
 * one.
 */
export type PaneView = { zoom: number; middle: Point };

/** The size of a pane, in pixels of the screen. */
export type PaneSize = { width: number; height: number };

/** The largest zoom: screen pixels for one pixel of the picture. */
export const MAX_ZOOM = 32;

/** The view of a whole picture in the middle, no larger than its own pixels. */
export function fitView({ widthPx, heightPx }: ImageSize, pane: PaneSize): PaneView {
  return { zoom: Math.min(1, pane.width / widthPx, pane.height / heightPx), middle: { x: 0.5, y: 0.5 } };
}

/**
 * The view at another zoom, in which the position under `at`, in pixels from the middle of the pane, stays in place.
 */
export function zoomView(view: PaneView, zoom: number, at: Point, size: ImageSize, pane: PaneSize): PaneView {
  const minZoom = Math.min(fitView(size, pane).zoom, 1);
  const to = Math.min(Math.max(zoom, minZoom), MAX_ZOOM);
  const anchorShift = 1 / view.zoom - 1 / to;
  const middle = {
    x: view.middle.x + (at.x * anchorShift) / size.widthPx,
    y: view.middle.y + (at.y * anchorShift) / size.heightPx,
  };
  return clampView({ zoom: to, middle }, size, pane);
}

/** The view moved so that the position `by` screen pixels right and below of the middle becomes the middle. */
export function panView({ zoom, middle }: PaneView, by: Point, size: ImageSize, pane: PaneSize): PaneView {
  const moved = { x: middle.x + by.x / zoom / size.widthPx, y: middle.y + by.y / zoom / size.heightPx };
  return clampView({ zoom, middle: moved }, size, pane);
}

/** Limits the view to the edges of the picture; a picture that fits the pane stays in the middle. */
function clampView({ zoom, middle }: PaneView, { widthPx, heightPx }: ImageSize, pane: PaneSize): PaneView {
  const clampMiddle = (at: number, shown: number) =>
    shown >= 1 ? 0.5 : Math.min(Math.max(at, shown / 2), 1 - shown / 2);
  return {
    zoom,
    middle: {
      x: clampMiddle(middle.x, pane.width / zoom / widthPx),
      y: clampMiddle(middle.y, pane.height / zoom / heightPx),
    },
  };
}

/** The rectangle in which a picture is drawn in its pane. `size` is the size of the larger picture. */
export function computePaneRect(
  { zoom, middle }: PaneView,
  own: ImageSize,
  size: ImageSize,
  pane: PaneSize,
): { left: number; top: number; width: number; height: number } {
  const width = size.widthPx * zoom;
  const height = (own.heightPx / own.widthPx) * width;
  return { left: pane.width / 2 - middle.x * width, top: pane.height / 2 - middle.y * height, width, height };
}
