/** Resolves once the page can be seen, or the signal is aborted. */
export function waitUntilVisible(signal: AbortSignal): Promise<void> {
  const page = globalThis.document;
  if (page === undefined || page.visibilityState !== "hidden" || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      if (page.visibilityState === "hidden" && !signal.aborted) return;
      page.removeEventListener("visibilitychange", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    page.addEventListener("visibilitychange", end);
    signal.addEventListener("abort", end);
  });
}
