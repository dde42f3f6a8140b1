import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase64 } from "./to-base64.ts";

test("bytes of any length are written as base64", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40_000, size: "max" }), async (bytes) => {
      expect(await toBase64(new Blob([new Uint8Array(bytes)]))).toBe(Buffer.from(bytes).toString("base64"));
    }),
    { numRuns: 30 },
  );
});
