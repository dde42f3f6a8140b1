/** How long a hidden tab, which gets no frames, waits instead. */
const HIDDEN_FRAME_MS = 100;

/**
 * The same items in batches: the first at once, then at most one batch a frame, so that a fast stream causes no more
 * updates than can be painted. Ends and rejects as its source does.
 */
export async function* batchByFrame<Item>(
  source: AsyncIterable<Item[]>,
  waitForFrame: () => Promise<void> = waitForNextFrame,
): AsyncGenerator<Item[]> {
  let waiting: Item[] = [];
  let ended: { error?: unknown } | undefined;
  let wake = () => {};
  const pump = async () => {
    try {
      for await (const items of source) {
        for (const item of items) waiting.push(item);
        wake();
      }
      ended = {};
    } catch (error) {
      ended = { error };
    }
    wake();
  };
  void pump();
  for (;;) {
    if (waiting.length === 0 && !ended)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) yield batch;
    if (ended && waiting.length === 0) {
      if ("error" in ended) throw ended.error;
      return;
    }
    if (!ended) await waitForFrame();
  }
}

function waitForNextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestAnimationFrame === "undefined") {
      setTimeout(resolve, 16);
      return;
    }
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, HIDDEN_FRAME_MS);
  });
}
