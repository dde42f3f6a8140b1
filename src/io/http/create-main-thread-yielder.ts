/** A frame is 16 ms: work that is cut into pieces this long leaves room for the page's own. */
const MAX_BUSY_MS = 8;

/**
 * Lets the page have its turn where work has gone on without a pause for a while. What has arrived can be read without
 * ever waiting, and a hundred thousand events at once would else hold up every click.
 */
export function createMainThreadYielder(): () => Promise<void> {
  let yieldedAtMs = performance.now();
  return async () => {
    if (performance.now() - yieldedAtMs < MAX_BUSY_MS) return;
    await waitForNextTask();
    yieldedAtMs = performance.now();
  };
}

/** A timer would be slowed down in a hidden tab; a message is not. */
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
