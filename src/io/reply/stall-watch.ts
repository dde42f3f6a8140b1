/** Detects that no byte has arrived for a while, and that bytes arrive again. */
export type StallWatch = {
  /** Restarts the time, because a byte arrived or the user chose to wait on. */
  reset: () => void;
  end: () => void;
};

/**
 * Creates a watch that stalls `afterMs` after the last `reset`. It starts now, and calls back at each change: with true when
 * the stream stalls, with false when it continues.
 */
export function createStallWatch(afterMs: number, onChange: (isStalled: boolean) => void): StallWatch {
  let lastByteAtMs = performance.now();
  let isStalled = false;
  let timer = setTimeout(checkForStall, afterMs);
  // A fast stream resets thousands of times, so one timer checks the time again instead of a new timer for each chunk.
  function checkForStall(): void {
    const leftMs = lastByteAtMs + afterMs - performance.now();
    if (leftMs > 0) {
      timer = setTimeout(checkForStall, leftMs);
      return;
    }
    isStalled = true;
    onChange(true);
  }
  return {
    reset() {
      lastByteAtMs = performance.now();
      if (!isStalled) return;
      isStalled = false;
      timer = setTimeout(checkForStall, afterMs);
      onChange(false);
    },
    end() {
      clearTimeout(timer);
      isStalled = false;
    },
  };
}
