/** A view on the same bytes. Its getters throw a RangeError past the end. */
export function createDataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes from `start` to `end`, not copied. Throws a RangeError where the file ends before `end`. */
export function sliceBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (start < 0 || end < start || end > bytes.length) throw new RangeError("The file ends too early.");
  return bytes.subarray(start, end);
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
