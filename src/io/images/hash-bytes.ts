import { computeSha256 } from "./compute-sha256.ts";

/** The SHA-256 of bytes as 64 lower-case hexadecimal digits, the key under which they are stored. */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Absent on a page that is served over plain http by another computer.
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  const digest = subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes)) : computeSha256(bytes);
  return writeHex(digest);
}

/** The SHA-256 of a text, for callers that cannot wait; a long one is slow. */
export const hashText = (text: string): string => writeHex(computeSha256(new TextEncoder().encode(text)));

const writeHex = (digest: Uint8Array): string =>
  Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
