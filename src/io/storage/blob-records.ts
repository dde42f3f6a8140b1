import type { Sha256 } from "#core/content/part.ts";
import { openDatabase } from "./open-database.ts";

/** Keeps bytes under their hash; the same bytes are kept once. */
export async function saveBlob(sha256: Sha256, bytes: Blob, atMs: number): Promise<void> {
  const database = await openDatabase();
  await database.put("blobs", { sha256, bytes, savedAtMs: atMs });
}

/** The bytes under a hash, or undefined where they are not kept. */
export async function loadBlob(sha256: Sha256): Promise<Blob | undefined> {
  const database = await openDatabase();
  return (await database.get("blobs", sha256))?.bytes;
}

/** Removes bytes that no turn and no draft names and that are older than `beforeMs`. Returns how many. */
export async function sweepBlobs(beforeMs: number): Promise<number> {
  const database = await openDatabase();
  const transaction = database.transaction(["blobs", "turns", "drafts"], "readwrite");
  const [turns, drafts, blobs] = await Promise.all([
    transaction.objectStore("turns").getAll(),
    transaction.objectStore("drafts").getAll(),
    transaction.objectStore("blobs").getAll(),
  ]);
  // Whatever mentions the hash keeps the bytes, in any shape a later version may write.
  const mentions = JSON.stringify([turns, drafts]);
  const gone = blobs.filter(({ sha256, savedAtMs }) => savedAtMs < beforeMs && !mentions.includes(sha256));
  await Promise.all(gone.map(({ sha256 }) => transaction.objectStore("blobs").delete(sha256)));
  await transaction.done;
  return gone.length;
}
