import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { loadBlob, removeBlobs, saveBlob } from "./blob-records.ts";
import { saveDraft } from "./draft-records.ts";

test("removeBlobs deletes unused blobs at once and spares blobs that a draft still refers to", async () => {
  const bytes = new Blob(["pixels"]);
  for (const sha256 of ["original", "sent", "elsewhere"]) await saveBlob(sha256, bytes);
  await saveDraft("here", { text: "", attachments: [{ part: { blob: "sent" } }] });
  await saveDraft("there", { text: "", attachments: [{ editing: { source: { blob: "elsewhere" } } }] });
  await removeBlobs(["original", "sent", "elsewhere"]);
  expect(await loadBlob("original")).toBeUndefined();
  expect(await loadBlob("sent")).toBeDefined();
  expect(await loadBlob("elsewhere")).toBeDefined();
});
