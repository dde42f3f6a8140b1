import fc from "fast-check";
import { expect, test } from "vitest";
import { createSalt, deriveSealer, openKeySlot, sealKeySlot } from "./seal-key-slot.ts";

/** Rounds that a test can wait for; the property is the same for any number. */
const FEW_ROUNDS = 2;

const passphrases = fc.string({ unit: "grapheme", maxLength: 40 });
const secretsOf = fc.record({
  key: fc.string({ unit: "grapheme", maxLength: 300 }),
  origin: fc.webUrl(),
  // Names that every object inherits are left out of all that is parsed, and no header has them.
  headers: fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => !["__proto__", "prototype", "constructor"].includes(name)),
    fc.string({ maxLength: 60 }),
  ),
});

test("any key and headers come back with their passphrase, and with no other one, connection, salt or changed byte", async () => {
  await fc.assert(
    fc.asyncProperty(passphrases, passphrases, secretsOf, fc.nat(), async (passphrase, other, secrets, position) => {
      const sealer = await deriveSealer(passphrase, createSalt(FEW_ROUNDS));
      const sealed = await sealKeySlot(sealer, "openai", secrets);
      const again = await deriveSealer(passphrase.normalize("NFD"), sealed);
      expect(await openKeySlot(again, "openai", sealed)).toEqual({ ...secrets, remembered: true, isEncrypted: true });
      expect(await openKeySlot(again, "anthropic", sealed)).toBeUndefined();
      fc.pre(other.normalize("NFKC") !== passphrase.normalize("NFKC"));
      expect(await openKeySlot(await deriveSealer(other, sealed), "openai", sealed)).toBeUndefined();
      const foreign = await deriveSealer(passphrase, createSalt(FEW_ROUNDS));
      expect(await openKeySlot(foreign, "openai", sealed)).toBeUndefined();
      const bytes = Buffer.from(sealed.sealed, "base64");
      const index = position % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      const changed = { ...sealed, sealed: bytes.toString("base64") };
      expect(await openKeySlot(again, "openai", changed)).toBeUndefined();
    }),
  );
});

test("a sealed slot tells nothing of its key: not its text, its length or whether another key is the same", async () => {
  const sealer = await deriveSealer("a passphrase", createSalt(FEW_ROUNDS));
  const secrets = { key: "sk-very-secret", origin: "https://a.example", headers: { "X-Team": "team-secret" } };
  const [first, second, long] = await Promise.all([
    sealKeySlot(sealer, "openai", secrets),
    sealKeySlot(sealer, "openai", secrets),
    sealKeySlot(sealer, "openai", { ...secrets, key: "k".repeat(200) }),
  ]);
  const text = JSON.stringify(first) + Buffer.from(first.sealed, "base64").toString("latin1");
  expect(text).not.toMatch(/very-secret|team-secret|a\.example|X-Team/);
  expect(Object.keys(first).toSorted()).toEqual(["iterations", "iv", "salt", "sealed"]);
  expect(second.iv).not.toBe(first.iv);
  expect(second.sealed).not.toBe(first.sealed);
  expect(long.sealed).toHaveLength(first.sealed.length);
});

test("the key derived from a new passphrase takes 600,000 rounds and cannot be exported", async () => {
  const sealer = await deriveSealer("a passphrase");
  expect(sealer.iterations).toBeGreaterThanOrEqual(600_000);
  expect(sealer.key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("raw", sealer.key)).rejects.toThrow("key is not extractable");
});
