import { parseJson } from "#core/json.ts";

/** The chunks of a body. `close` ends a pending read as if the body had ended. */
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

/**
 * The first character that is neither white space nor a byte order mark, and all chunks including those read so far.
 */
export async function sniffFirstCharacter(
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ start: string; all: AsyncGenerator<Uint8Array> }> {
  const decoder = new TextDecoder();
  const consumed: Uint8Array[] = [];
  let start = "";
  while (start === "") {
    const next = await chunks.next();
    if (next.done) break;
    consumed.push(next.value);
    start = decoder.decode(next.value, { stream: true }).trimStart().charAt(0);
  }
  async function* readOn() {
    yield* consumed;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { start, all: readOn() };
}

/** The text of the chunks up to a number of bytes; further chunks are not awaited. */
export async function readText(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<string> {
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
  for await (const chunk of openChunks(body).chunks) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw new TooLargeError(maxBytes);
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join("") + decoder.decode();
}

/** The silence after the end of a JSON value after which a connection counts as ended. */
const SILENCE_MS = 250;

/**
 * The whole text of a body. Where the connection breaks, `broken` has the error and `text` is what arrived before. A
 * body that is complete JSON ends there, even if its server keeps the connection open.
 */
export async function readWholeBody(
  chunks: AsyncIterable<Uint8Array>,
  close: () => void,
): Promise<{ text: string; broken?: { error: unknown } }> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let silence: ReturnType<typeof setTimeout> | undefined;
  const closeIfWhole = () => {
    if (parseJson(pieces.join("")) !== undefined) close();
  };
  try {
    for await (const chunk of chunks) {
      clearTimeout(silence);
      const piece = decoder.decode(chunk, { stream: true });
      pieces.push(piece);
      if (/[}\]]\s*$/.test(piece.slice(-64))) silence = setTimeout(closeIfWhole, SILENCE_MS);
    }
    return { text: pieces.join("") + decoder.decode() };
  } catch (error) {
    return { text: pieces.join("") + decoder.decode(), broken: { error } };
  } finally {
    clearTimeout(silence);
  }
}

/** The longest run of work without a pause, half a frame of 16 ms. */
const MAX_BUSY_MS = 8;

/**
 * Creates a function that pauses for the page's other tasks after a while of uninterrupted work. Data that has arrived
 * is read without waiting, so a hundred thousand events at once would otherwise delay every click.
 */
export function createMainThreadYielder(): () => Promise<void> {
  let yieldedAtMs = performance.now();
  return async () => {
    if (performance.now() - yieldedAtMs < MAX_BUSY_MS) return;
    await waitForNextTask();
    yieldedAtMs = performance.now();
  };
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
