/** How long a hidden tab, which gets no frames, waits instead. */
const HIDDEN_FRAME_MS = 100;

/** Collects items from any number of sources and hands them on together. */
export type FrameBatch<Item> = {
  /** The item is handed on in the next frame, in the order of coming. */
  add: (item: Item) => void;
  /** What was collected is handed on now. */
  flush: () => void;
};

/** A batch that is handed on at most once a frame, so that many fast streams cause no more updates than can be painted. */
export function batchByFrame<Item>(
  deliver: (items: Item[]) => void,
  onNextFrame: (run: () => void) => void = runInNextFrame,
): FrameBatch<Item> {
  let waiting: Item[] = [];
  const flush = () => {
    const items = waiting;
    waiting = [];
    if (items.length > 0) deliver(items);
  };
  return {
    add: (item) => {
      waiting.push(item);
      if (waiting.length === 1) onNextFrame(flush);
    },
    flush,
  };
}

function runInNextFrame(run: () => void): void {
  if (typeof requestAnimationFrame === "undefined") {
    setTimeout(run, 16);
    return;
  }
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    run();
  });
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    run();
  }, HIDDEN_FRAME_MS);
}
