import * as v from "valibot";
import type { SealedSlot } from "./save-key-slots.ts";
import type { KeySlot } from "./key-slots.ts";

/** A key derived from a passphrase, which never leaves the browser's cryptography, with what it was derived by. */
export type Sealer = Pick<SealedSlot, "salt" | "iterations"> & { key: CryptoKey };

/** The secrets of a slot as they are sealed. */
type Secrets = Pick<KeySlot, "key" | "origin" | "headers">;

const SECRETS = v.object({
  key: v.string(),
  origin: v.string(),
  headers: v.exactOptional(v.record(v.string(), v.string())),
});

/** The rounds of PBKDF2 for a new passphrase, as OWASP advises with SHA-256. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
/** The sealed text is filled up to a multiple, so that its length does not tell the length of the key. */
const PADDED_CHARS = 512;

/** True where the browser has cryptography for pages: over https and on this computer, and not over plain http. */
export const canSeal = (): boolean => (globalThis.crypto as Partial<Crypto> | undefined)?.subtle !== undefined;

/** Derives the key of a passphrase: a new one, or the one by which a slot was sealed. Takes some tenths of a second. */
export async function deriveSealer(
  passphrase: string,
  { salt, iterations }: Pick<SealedSlot, "salt" | "iterations"> = createSalt(),
): Promise<Sealer> {
  // Keyboards and systems compose the same letters in different ways.
  const bytes = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const material = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: parseBase64(salt), iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
  return { key, salt, iterations };
}

/** A random salt for a new passphrase, with the iterations. */
export const createSalt = (iterations = ITERATIONS): Pick<SealedSlot, "salt" | "iterations"> => ({
  salt: writeBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES))),
  iterations,
});

/** Seals the key slot of a connection. It opens as the slot of that connection alone. */
export async function sealKeySlot(
  { key, salt, iterations }: Sealer,
  connectionId: string,
  { key: apiKey, origin, headers }: Secrets,
): Promise<SealedSlot> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = JSON.stringify({ key: apiKey, origin, ...(headers && { headers }) });
  const bytes = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / PADDED_CHARS) * PADDED_CHARS));
  const sealed = await crypto.subtle.encrypt(describeCipher(iv, connectionId), key, bytes);
  return { sealed: writeBase64(new Uint8Array(sealed)), salt, iv: writeBase64(iv), iterations };
}

/** The key slot of a connection that was sealed; undefined where the sealer is another one, or the slot was changed. */
export async function openKeySlot(
  sealer: Sealer,
  connectionId: string,
  slot: SealedSlot,
): Promise<KeySlot | undefined> {
  if (slot.salt !== sealer.salt || slot.iterations !== sealer.iterations) return undefined;
  try {
    const cipher = describeCipher(parseBase64(slot.iv), connectionId);
    const bytes = await crypto.subtle.decrypt(cipher, sealer.key, parseBase64(slot.sealed));
    const secrets = v.parse(SECRETS, JSON.parse(new TextDecoder().decode(bytes)));
    return { ...secrets, remembered: true, isEncrypted: true };
  } catch {
    return undefined;
  }
}

const describeCipher = (iv: Uint8Array<ArrayBuffer>, connectionId: string): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(connectionId),
});

const writeBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

const parseBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
