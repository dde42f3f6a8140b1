import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { collectUnusedBlobs, loadBlob, removeBlobs, saveBlob } from "./blob-records.ts";
import { saveDraft } from "./draft-records.ts";
import { openDatabase } from "./open-database.ts";

const [ORIGINAL, SENT, ELSEWHERE, ANSWERED, IN_VARIABLE, IN_PROMPT, IN_ROW] = ["a", "b", "c", "d", "e", "f", "0"].map(
  (digit) => digit.repeat(64),
) as [string, string, string, string, string, string, string];

test("removeBlobs and the clean-up delete unused blobs and spare those that a draft, a reply, a variable, a row or a saved prompt refers to", async () => {
  const bytes = new Blob(["pixels"]);
  for (const sha256 of [ORIGINAL, SENT, ELSEWHERE, ANSWERED, IN_VARIABLE, IN_PROMPT, IN_ROW])
    await saveBlob(sha256, bytes);
  await saveDraft("here", { text: "", attachments: [{ part: { blob: SENT } }] });
  await saveDraft("there", { text: "", attachments: [{ editing: { source: { blob: ELSEWHERE } } }] });
  const database = await openDatabase();
  await database.put("replies", { id: "r", conversationId: "c", value: { parts: [{ blob: ANSWERED }] } });
  await database.put("conversations", { id: "c", updatedAtMs: 1, head: { shared: { variables: { x: IN_VARIABLE } } } });
  const swept = { "variable:photo": JSON.stringify([`\u0000picture {"blob":"${IN_PROMPT}"}`]) };
  await database.put("prompts", { id: "p", updatedAtMs: 1, value: { versions: [{ swept }] } });
  const picture = `\u0000picture {"blob":"${IN_ROW}"}`;
  await database.put("rows", { id: "w", conversationId: "c", value: { values: { photo: picture } } });
  await removeBlobs([IN_ROW, IN_PROMPT, IN_VARIABLE, ORIGINAL, SENT, ELSEWHERE, ANSWERED]);
  await collectUnusedBlobs(0, 1);
  await collectUnusedBlobs(9, 1);
  expect(await loadBlob(ORIGINAL)).toBeUndefined();
  for (const kept of [SENT, ELSEWHERE, ANSWERED, IN_VARIABLE, IN_PROMPT, IN_ROW])
    expect(await loadBlob(kept)).toBeDefined();
});
