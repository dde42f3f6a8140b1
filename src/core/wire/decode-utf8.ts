const REPLACEMENT = 0xfffd;
/** More arguments of one call would overflow the stack of some browsers. */
const CHUNK_UNITS = 8192;

/** The text of UTF-8 bytes, with U+FFFD for each byte that belongs to no character. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = "";
  let units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const { codePoint, length } = readCharacter(bytes, at);
    at += length;
    if (codePoint < 0x10000) units.push(codePoint);
    else units.push(0xd800 + ((codePoint - 0x10000) >> 10), 0xdc00 + (codePoint & 0x3ff));
    if (units.length < CHUNK_UNITS) continue;
    text += String.fromCharCode(...units);
    units = [];
  }
  return text + String.fromCharCode(...units);
}

function readCharacter(bytes: Uint8Array, at: number): { codePoint: number; length: number } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { codePoint: first, length: 1 };
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 ? 2 : 1;
  if (length === 1 || first >= 0xf5) return { codePoint: REPLACEMENT, length: 1 };
  let codePoint = first & (0x7f >> length);
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return { codePoint: REPLACEMENT, length: 1 };
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const isOverlong = codePoint < (length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000);
  const isNoCharacter = isOverlong || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000);
  return isNoCharacter ? { codePoint: REPLACEMENT, length: 1 } : { codePoint, length };
}
