/** The text of bytes, and a word for the encoding where it is neither UTF-8 nor told by the first bytes. */
export type DecodedText = { text: string; guessed?: string };

/** Bytes in which the zeros of UTF-16 without a mark are looked for. */
const SAMPLE_BYTES = 2000;

/**
 * The text of bytes in the encoding that their first ones name, else UTF-8. Bytes that are none are read as older
 * programs write them: UTF-16 where every second byte is zero, else Windows-1252.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes) };
  const wide = findWideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), guessed: "UTF-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), guessed: "Windows-1252" };
  }
}

/** UTF-16 by its zeros: most characters of tables and code have one in each pair of bytes. */
function findWideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  let [even, odd] = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) {
      if (index % 2 === 0) even += 1;
      else odd += 1;
    }
  const most = sample.length * 0.4;
  return odd > most && even === 0 ? "utf-16le" : even > most && odd === 0 ? "utf-16be" : undefined;
}
