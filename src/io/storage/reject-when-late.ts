/** The longest wait for the browser's storage. A page must be usable within a second. */
const MAX_WAIT_MS = 700;

/** Rejects where the browser's storage has not answered in time; `maxWaitMs` is for what takes longer than a first view. */
export async function rejectWhenLate<Value>(answer: Promise<Value>, maxWaitMs = MAX_WAIT_MS): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException("The storage does not answer.", "TimeoutError")), maxWaitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
