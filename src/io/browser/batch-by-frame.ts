/** The frame length of a hidden tab, which gets no animation frames. */
const HIDDEN_FRAME_MS = 100;

/** Collects items under any number of keys and delivers them in frames. */
export type FrameBatch<Key, Item> = {
  /** Adds an item; the items of a key are delivered in order, in a frame for which the key is picked. */
  add: (key: Key, item: Item) => void;
  /** Delivers the collected items of one key, or of all keys, at once. */
  flush: (key?: Key) => void;
};

/**
 * Picks the keys to deliver from the waiting ones, which are sorted longest wait first; `sinceLastMs` is the time since
 * the last pick. The others keep waiting.
 */
export type KeyPicker<Key> = (waiting: readonly Key[], sinceLastMs: number) => readonly Key[];

/** The source of frames. */
export type Frames = {
  onNextFrame: (run: () => void) => void;
  /** Calls back once the changes of the frame are painted. */
  afterFrame: (run: () => void) => void;
  getNowMs: () => number;
};

/**
 * Creates a batch that delivers at most once a frame, so that many fast streams cause no more updates than can be
 * painted. After a frame that took long, delivery pauses for half of its time, so that typing stays responsive.
 */
export function batchByFrame<Key, Item>(
  deliver: (items: Item[]) => void,
  pickKeys: KeyPicker<Key>,
  { onNextFrame, afterFrame, getNowMs }: Frames = BROWSER_FRAMES,
): FrameBatch<Key, Item> {
  // A delivered key that waits again is appended: the order of the map is the order of waiting.
  const waiting = new Map<Key, Item[]>();
  let hasFrame = false;
  let lastMs = -Infinity;
  let pausedUntilMs = -Infinity;
  const deliverKeys = (keys: readonly Key[]) => {
    const items = keys.flatMap((key) => waiting.get(key) ?? []);
    for (const key of keys) waiting.delete(key);
    if (items.length > 0) deliver(items);
  };
  const deliverPicked = (nowMs: number) => {
    const pickedKeys = pickKeys([...waiting.keys()], nowMs - lastMs);
    lastMs = nowMs;
    deliverKeys(pickedKeys);
    afterFrame(() => {
      const drawnMs = getNowMs();
      pausedUntilMs = drawnMs + (drawnMs - nowMs) / 2;
    });
  };
  const requestFrame = () => {
    if (hasFrame || waiting.size === 0) return;
    hasFrame = true;
    onNextFrame(() => {
      hasFrame = false;
      const nowMs = getNowMs();
      if (nowMs >= pausedUntilMs) deliverPicked(nowMs);
      requestFrame();
    });
  };
  return {
    add: (key, item) => {
      const items = waiting.get(key);
      if (items) items.push(item);
      else waiting.set(key, [item]);
      requestFrame();
    },
    flush: (key) => deliverKeys(key === undefined ? [...waiting.keys()] : [key]),
  };
}

const BROWSER_FRAMES: Frames = {
  onNextFrame: runInNextFrame,
  // A timer set in a frame runs after the frame is painted.
  afterFrame: (run) => void setTimeout(run),
  getNowMs: () => performance.now(),
};

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
