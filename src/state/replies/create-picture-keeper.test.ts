import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { REPLY_PICTURE_LIMITS } from "#core/content/reply-pictures.ts";
import { createPictureKeeper } from "./create-picture-keeper.ts";

const picture = (address: string, index = 0) => ({ type: "picture" as const, index, address });

test("a picture elsewhere becomes its address, and one that is too large or of another scheme a sentence", async () => {
  const keep = createPictureKeeper();
  const large = `data:image/png;base64,${"A".repeat((REPLY_PICTURE_LIMITS.bytes / 3) * 4 + 40)}`;
  const kept = await keep([picture("https://a.example/b.png"), picture(large, 1), picture("file:///etc/hosts", 2)]);
  expect(kept.map((event) => event.type === "part" && event.part)).toMatchObject([
    { kind: "unknown", wire: "chat-completions", raw: { type: "picture", address: "https://a.example/b.png" } },
    {
      raw: {
        sentence: "A picture of this answer is not shown: one may have up to 20.0 MB, and all of an answer 60.0 MB.",
      },
    },
    { raw: { sentence: "A picture of this answer is not shown: its address is neither data nor a web address." } },
  ]);
});

test("after the most pictures of an answer, further ones are said not to be shown", async () => {
  const keep = createPictureKeeper();
  const large = `data:,${"A".repeat(REPLY_PICTURE_LIMITS.bytes * 2)}`;
  for (let count = 0; count < REPLY_PICTURE_LIMITS.count; count += 1) await keep([picture(large)]);
  expect(await keep([picture("data:image/png;base64,AAAA")])).toMatchObject([
    { part: { raw: { sentence: "A picture of this answer is not shown: an answer may have up to 20 pictures." } } },
  ]);
});

test("events without a picture are passed on as they are", async () => {
  const events = [{ type: "part-delta" as const, index: 0, part: "text" as const, text: "Hi" }];
  expect(await createPictureKeeper()(events)).toBe(events);
});
