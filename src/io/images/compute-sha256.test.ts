import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { computeSha256 } from "./compute-sha256.ts";

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const hashByNode = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("the hash of bytes of every length around the blocks is the one of the platform", () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    expect(toHex(computeSha256(bytes))).toBe(hashByNode(bytes));
  }
});

test("the hash of random bytes, also of a part of a buffer, is the one of the platform", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000, size: "max" }), fc.nat(50), (bytes, from) => {
      const part = bytes.subarray(Math.min(from, bytes.length));
      expect(toHex(computeSha256(part))).toBe(hashByNode(part));
    }),
  );
});
