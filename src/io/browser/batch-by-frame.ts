/** How long a hidden tab, which gets no frames, waits instead. */
const HIDDEN_FRAME_MS = 100;

/** Collects items under any number of keys, and hands them on in frames. */
export type FrameBatch<Key, Item> = {
  /** The item is handed on when its key has its turn, after those that came for it before. */
  add: (key: Key, item: Item) => void;
  /** What was collected is handed on now: of one key, or of all. */
  flush: (key?: Key) => void;
};

/** Says whose turn it is, of the keys that wait, longest first, when the last turn was so long ago. The others wait on. */
export type KeyPicker<Key> = (waiting: readonly Key[], sinceLastMs: number) => readonly Key[];

/** Where frames come from. */
export type Frames = {
  onNextFrame: (run: () => void) => void;
  /** Calls back when what the frame changed is on the screen. */
  afterFrame: (run: () => void) => void;
  getNowMs: () => number;
};

/**
 * A batch that is handed on at most once a frame, so that many fast streams cause no more updates than can be painted.
 * Half as long as it took to draw the last ones nothing is handed on: a key pressed meanwhile has the page to itself.
 */
export function batchByFrame<Key, Item>(
  deliver: (items: Item[]) => void,
  pickKeys: KeyPicker<Key>,
  { onNextFrame, afterFrame, getNowMs }: Frames = BROWSER_FRAMES,
): FrameBatch<Key, Item> {
  // A key that was handed on and waits again stands at the end: the order of a map is that of turns.
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
  // A timer that a frame sets runs when the frame is drawn.
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
