/** The longest run of work without a pause, half a frame of 16 ms. */
const MAX_BUSY_MS = 8;

/**
 * Creates a function that pauses for the page's other tasks after a while of uninterrupted work, and returns undefined
 * before. Data that has arrived is read without waiting, so a hundred thousand events at once would otherwise delay
 * every click.
 */
export function createPause(): () => Promise<void> | undefined {
  let pausedAtMs = performance.now();
  const pause = async () => {
    await waitForNextTask();
    pausedAtMs = performance.now();
  };
  return () => (performance.now() - pausedAtMs < MAX_BUSY_MS ? undefined : pause());
}

/** Resolves in the next task. Hidden tabs slow timers down, but not messages. */
function waitForNextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      "message",
      () => {
        port1.close();
        resolve();
      },
      { once: true },
    );
    port1.start();
    port2.postMessage(null);
  });
}
