/** The chunks of a body, and a way to end them early: `close` makes a pending read end as if the body had. */
export function openChunks(body: ReadableStream<Uint8Array>): {
  chunks: AsyncGenerator<Uint8Array, void, undefined>;
  close: () => void;
} {
  const reader = body.getReader();
  const close = () => {
    reader.cancel().catch(() => undefined);
  };
  async function* readAll() {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    } finally {
      close();
    }
  }
  return { chunks: readAll(), close };
}
