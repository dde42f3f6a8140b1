import type { RefCallback } from "react";
import { useCallback, useState } from "react";

/** The least width of a column whose lines of 22 pixels are still read easily, in CSS pixels: about 38 letters. */
const COLUMN_PX = 430;
const MAX_COLUMNS = 3;

/** The number of columns that fit side by side into an element, from 1 to 3, and the callback that measures it. */
export function useColumnRoom(): { room: number; watchRoom: RefCallback<HTMLElement> } {
  const [room, setRoom] = useState(1);
  const watchRoom = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => setRoom(Math.min(MAX_COLUMNS, Math.max(1, Math.floor(element.clientWidth / COLUMN_PX))));
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { room, watchRoom };
}
