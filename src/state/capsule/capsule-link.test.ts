import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCapsule } from "#core/capsule/parse-capsule.ts";
import { writeCapsule } from "#core/capsule/write-capsule.ts";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import { anyConversation } from "#e2e/fixtures/random-conversations.ts";
import { deflateText, inflateText } from "#io/browser/deflate-text.ts";

test("a capsule that is packed into a link and unpacked is the same, whatever it holds", async () => {
  await fc.assert(
    fc.asyncProperty(anyConversation, async (conversation) => {
      const text = writeCapsule({ conversation, pictures: {}, madeAtMs: 5, redactor: NO_SECRETS }, { isShort: true });
      const packed = await deflateText(text);
      expect(packed).toMatch(/^[\w-]+$/);
      const unpacked = await inflateText(packed, 1_000_000);
      expect(unpacked).toBe(text);
      expect(parseCapsule(unpacked ?? "")).toHaveProperty("capsule");
    }),
    { numRuns: 500 },
  );
});

test("a link that unpacks to more than the limit is given up before it is unpacked", async () => {
  const bomb = await deflateText(" ".repeat(9_000_000));
  expect(bomb.length).toBeLessThan(100_000);
  expect(await inflateText(bomb, 8_000_000)).toBeUndefined();
});

test("a link that is cut off, or has other characters, is refused", async () => {
  const packed = await deflateText(JSON.stringify({ etude: "capsule", text: "some words, and others" }));
  await expect(inflateText(packed.slice(0, -8), 1000)).rejects.toThrow(/\w/);
  await expect(inflateText("?".repeat(20), 1000)).rejects.toThrow(/\w/);
});
