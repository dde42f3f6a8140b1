/**
 * Calls back before each frame with the time since the start, in milliseconds, for as long as it returns true. Returns a
 * function that ends this.
 */
export function animate(draw: (elapsedMs: number) => boolean): () => void {
  const startedAtMs = performance.now();
  let frame = requestAnimationFrame(function next(nowMs) {
    if (draw(Math.max(0, nowMs - startedAtMs))) frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
