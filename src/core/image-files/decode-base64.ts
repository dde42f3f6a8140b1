const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit.charCodeAt(0), value]));
const SKIPPED = 0xff;
const VALUE_BY_CODE = Uint8Array.from({ length: 128 }, (_, code) => VALUES.get(code) ?? SKIPPED);

/** The bytes of a base64 text, as far as it is one; white space and padding are skipped. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, bitCount, length] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUE_BY_CODE[text.charCodeAt(at)] ?? SKIPPED;
    if (value === SKIPPED) continue;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[length] = (bits >> bitCount) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}
