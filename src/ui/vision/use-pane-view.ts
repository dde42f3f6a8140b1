import type { KeyboardEvent, PointerEvent } from "react";
import { useCallback, useRef, useState } from "react";
import type { Point } from "#core/vision/box.ts";
import { fitView, panView, zoomView, type PaneSize, type PaneView } from "#core/vision/pane-view.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** The zoom factor of a key press or a click. */
const ZOOM_STEP = 1.5;

const ARROW_DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * The view of pictures that are zoomed and moved together by wheel, drag, pinch and keys. `size` is the size of the
 * larger picture. All panes have one size, which `watchSize` measures on one of them.
 */
export function usePaneView(size: ImageSize) {
  const [pane, setPane] = useState<PaneSize>({ width: 1, height: 1 });
  // Null shows the whole picture, whatever the size of the pane.
  const [changedView, setChangedView] = useState<PaneView | null>(null);
  const view = changedView ?? fitView(size, pane);

  // Several events can come before the next render: each goes on from what the one before it made.
  const changeView = useCallback(
    (change: (before: PaneView) => PaneView) => setChangedView((before) => change(before ?? fitView(size, pane))),
    [size, pane],
  );
  const zoomTo = useCallback(
    (zoom: (before: number) => number, at: Point = { x: 0, y: 0 }) =>
      changeView((before) => zoomView(before, zoom(before.zoom), at, size, pane)),
    [changeView, size, pane],
  );
  const panBy = (by: Point) => changeView((before) => panView(before, by, size, pane));
  const fit = () => setChangedView(null);
  const toPixels = () => zoomTo(() => 1 / devicePixelRatio);
  const zoomIn = () => zoomTo((zoom) => zoom * ZOOM_STEP);
  const zoomOut = () => zoomTo((zoom) => zoom / ZOOM_STEP);

  const watchSize = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const watcher = new ResizeObserver(() => setPane({ width: element.clientWidth, height: element.clientHeight }));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  // React's wheel listener is passive, so the page would scroll.
  const catchWheel = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const onWheel = (event: WheelEvent) => {
        event.preventDefault();
        zoomTo((zoom) => zoom * Math.exp(-event.deltaY / 400), measureFromCentre(event, element));
      };
      element.addEventListener("wheel", onWheel, { passive: false });
      return () => element.removeEventListener("wheel", onWheel);
    },
    [zoomTo],
  );

  const pointers = useRef(new Map<number, Point>());
  const listeners = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = pointers.current.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      pointers.current.set(event.pointerId, now);
      if (!other) panBy({ x: before.x - now.x, y: before.y - now.y });
      else {
        const zoomFactor = measureDistance(now, other) / Math.max(1, measureDistance(before, other));
        const midpoint = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
        zoomTo((zoom) => zoom * zoomFactor, measureFromCentre(midpoint, event.currentTarget));
      }
    },
    onPointerUp: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onDoubleClick: () => (changedView ? fit() : toPixels()),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey) return;
      const direction = ARROW_DIRECTIONS[event.key];
      const length = event.altKey ? view.zoom : Math.min(pane.width, pane.height) / 8;
      if (direction) panBy({ x: direction.x * length, y: direction.y * length });
      else if (event.key === "+" || event.key === "=") zoomIn();
      else if (event.key === "-") zoomOut();
      else if (event.key === "0") fit();
      else if (event.key === "1") toPixels();
      else return;
      event.preventDefault();
    },
  };
  return { view, pane, watchSize, catchWheel, listeners, fit, toPixels, zoomIn, zoomOut };
}

function measureFromCentre({ clientX, clientY }: { clientX: number; clientY: number }, element: HTMLElement): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

function measureDistance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
