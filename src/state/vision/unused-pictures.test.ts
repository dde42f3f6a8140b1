import "fake-indexeddb/auto";
import { expect, onTestFinished, test, vi } from "vitest";
import { loadBlob, saveBlob } from "#io/storage/blob-records.ts";
import { collectUnusedPictures } from "./unused-pictures.ts";

const DAY_MS = 86_400_000;

test("the stored pictures are looked through once a day, and at once where the clock was set back", async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const unused = "a".repeat(64);
  await collectUnusedPictures(10 * DAY_MS);
  await saveBlob(unused, new Blob(["pixels"]));
  // Were it looked through now, it would be unused for long at the next look.
  await collectUnusedPictures(10.5 * DAY_MS);
  await collectUnusedPictures(11.8 * DAY_MS);
  expect(await loadBlob(unused)).toBeDefined();
  await collectUnusedPictures(12.9 * DAY_MS);
  expect(await loadBlob(unused)).toBeUndefined();

  await saveBlob(unused, new Blob(["pixels"]));
  await collectUnusedPictures(DAY_MS);
  await collectUnusedPictures(2.1 * DAY_MS);
  expect(await loadBlob(unused)).toBeUndefined();
});
