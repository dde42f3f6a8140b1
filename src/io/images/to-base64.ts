/**
 * A function call has a limit on its arguments; pieces of a multiple of three bytes join without padding between them.
 */
const PIECE_BYTES = 3 * 4096;

/** Newer browsers encode base64 themselves, forty times faster; TypeScript's library for 2023 lacks the method. */
type Bytes = Uint8Array & { toBase64?: () => string };

/** The bytes as base64, without a `data:` prefix. */
export async function toBase64(file: Blob): Promise<string> {
  const bytes: Bytes = new Uint8Array(await file.arrayBuffer());
  return bytes.toBase64?.() ?? joinPieces(bytes);
}

function joinPieces(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece: ArrayLike<number> = bytes.subarray(at, at + PIECE_BYTES);
    // Spreading the piece is eight times slower: it goes through an iterator.
    text += btoa(String.fromCharCode.apply(null, piece as number[]));
  }
  return text;
}
