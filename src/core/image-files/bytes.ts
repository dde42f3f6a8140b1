/** A view on the same bytes. Its getters throw a RangeError past the end. */
export function createDataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes from `start` to `end`, not copied. Throws a RangeError where the file ends before `end`. */
export function sliceBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (start < 0 || end < start || end > bytes.length) throw new RangeError("The file ends too early.");
  return bytes.subarray(start, end);
}

/** No picture is in so many pieces, and each takes memory. */
const MAX_PIECES = 100_000;

/**
 * Adds a piece of a file to those kept so far; one that continues the last piece in the same file becomes part of it.
 * Throws a RangeError where there are too many.
 */
export function addPiece(pieces: Uint8Array[], piece: Uint8Array): void {
  if (piece.length === 0) return;
  const last = pieces.at(-1);
  if (last && last.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset)
    pieces[pieces.length - 1] = new Uint8Array(piece.buffer, last.byteOffset, last.length + piece.length);
  else pieces.push(piece);
  if (pieces.length > MAX_PIECES) throw new RangeError("The file is in too many pieces.");
}

/** The pieces one after the other, copied into new bytes. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** At most `length` bytes from `start` as text, one character for each byte. */
export function decodeAscii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

/** True where the bytes at `start` equal the characters of `text`. */
export function hasAscii(bytes: Uint8Array, start: number, text: string): boolean {
  return decodeAscii(bytes, start, text.length) === text;
}
