/** A frame is 16 ms: work that is cut into pieces this long leaves room for the page's own. */
const MOST_MS = 8;

/**
 * Lets the page have its turn where work has gone on without a pause for a while. What has arrived can be read without
 * ever waiting, and a hundred thousand events at once would else hold up every click.
 */
export function createBreather(): () => Promise<void> {
  let restedAtMs = performance.now();
  return async () => {
    if (performance.now() - restedAtMs < MOST_MS) return;
    await nextTask();
    restedAtMs = performance.now();
  };
}

/** A timer would be slowed down in a hidden tab; a message is not. */
function nextTask(): Promise<void> {
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
