/** The chunks of a body, which is closed with the last one that is taken. */
export async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** The text of the chunks up to a number of bytes; further chunks are not awaited. */
export async function readText(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    sizeBytes += chunk.byteLength;
    if (sizeBytes >= maxBytes) break;
  }
  return text + decoder.decode();
}

/** A body that is larger than what is read of its kind. */
export class TooLargeError extends Error {
  override name = "TooLargeError";
  constructor(maxBytes: number) {
    super(`It is larger than ${maxBytes / 1e6} MB.`);
  }
}

/** The whole text of a body. Rejects with a `TooLargeError` as soon as it has more bytes than that. */
export async function readTextUpTo(maxBytes: number, { body }: Response): Promise<string> {
  if (!body) return "";
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let sizeBytes = 0;
  for await (const chunk of readChunks(body)) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw new TooLargeError(maxBytes);
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join("") + decoder.decode();
}
