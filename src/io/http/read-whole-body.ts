import { parseJson } from "#core/json.ts";

/** How long a connection may stay silent after what looks like the end of JSON before it is taken for the end. */
const SILENCE_MS = 250;

/**
 * The whole text of a body. Where its connection breaks, `broken` says why and the text is what came before. A body
 * that is whole JSON ends there, even if its server keeps the connection open.
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
