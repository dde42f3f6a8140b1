/** The longest wait for the browser's storage. A page must be usable within a second. */
const MAX_WAIT_MS = 700;

/** Rejects where the browser's storage has not answered in time. */
export async function rejectWhenLate<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException("The storage does not answer.", "TimeoutError")), MAX_WAIT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
