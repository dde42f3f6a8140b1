import type { ImageSize } from "#core/vocabulary.ts";
import type { Point } from "./box.ts";

/**
 * What is seen of pictures that are looked at in step: how many pixels of the screen one of the larger picture takes, and
 * which place stands in the middle, from 0 to 1 across and down. Each picture is drawn as wide as the larger.
 */
export type PaneView = { zoom: number; middle: Point };

/** The place for a picture, in pixels of the screen. */
export type PaneSize = { width: number; height: number };

/** One pixel is at most this large. */
export const MAX_ZOOM = 32;

/** All of a picture in the middle, no larger than its own pixels. */
export function fitView({ widthPx, heightPx }: ImageSize, pane: PaneSize): PaneView {
  return { zoom: Math.min(1, pane.width / widthPx, pane.height / heightPx), middle: { x: 0.5, y: 0.5 } };
}

/** Another zoom, at which the place under `at`, in pixels from the middle of the pane, stays where it is. */
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

/** What was seen so many pixels of the screen to the right and below is in the middle now. */
export function panView({ zoom, middle }: PaneView, by: Point, size: ImageSize, pane: PaneSize): PaneView {
  const moved = { x: middle.x + by.x / zoom / size.widthPx, y: middle.y + by.y / zoom / size.heightPx };
  return clampView({ zoom, middle: moved }, size, pane);
}

/** No further than to the edge of the picture; what fits the pane stays in its middle. */
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

/** Where a picture is drawn in its pane: `size` is that of the larger one, as wide as which every picture is drawn. */
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
