import type { Sha256 } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";

/** Keeps bytes under their hash; the same bytes are kept once. */
export async function saveBlob(sha256: Sha256, bytes: Blob): Promise<void> {
  const database = await openDatabase();
  await database.put("blobs", { sha256, bytes });
}

/** The bytes under a hash, or undefined where they are not kept. */
export async function loadBlob(sha256: Sha256): Promise<Blob | undefined> {
  const database = await openDatabase();
  return (await database.get("blobs", sha256))?.bytes;
}

/** Removes bytes that were kept for a draft alone, at once, unless a turn or a draft on the disk names them. */
export async function removeBlobs(hashes: readonly Sha256[]): Promise<void> {
  if (hashes.length === 0) return;
  const database = await openDatabase();
  const transaction = database.transaction(["blobs", "turns", "drafts"], "readwrite");
  const [turns, drafts] = await Promise.all([
    transaction.objectStore("turns").getAll(),
    transaction.objectStore("drafts").getAll(),
  ]);
  const mentions = JSON.stringify([turns, drafts]);
  for (const sha256 of hashes) if (!mentions.includes(sha256)) await transaction.objectStore("blobs").delete(sha256);
  await transaction.done;
}

/**
 * Removes bytes that no turn and no draft has named for some time: the first sweep that finds them so marks them, and
 * one that comes later than `patienceMs` removes them. Until then every undo still finds its pictures.
 */
export async function collectUnusedBlobs(nowMs: number, graceMs: number): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["blobs", "turns", "drafts"], "readwrite");
  const store = transaction.objectStore("blobs");
  const [turns, drafts, blobs] = await Promise.all([
    transaction.objectStore("turns").getAll(),
    transaction.objectStore("drafts").getAll(),
    store.getAll(),
  ]);
  // Whatever mentions the hash keeps the bytes, in any shape a later version may write.
  const mentions = JSON.stringify([turns, drafts]);
  for (const { sha256, bytes, unnamedSinceMs } of blobs) {
    if (mentions.includes(sha256)) {
      if (unnamedSinceMs !== undefined) await store.put({ sha256, bytes });
    } else if (unnamedSinceMs === undefined) await store.put({ sha256, bytes, unnamedSinceMs: nowMs });
    else if (nowMs - unnamedSinceMs > graceMs) await store.delete(sha256);
  }
  await transaction.done;
}
