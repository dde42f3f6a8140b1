import type { Sha256 } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";
import { pictureRefused } from "./storage-trouble.ts";

/** Pictures that the storage refused because it is full or takes no pictures; they last until the page closes. */
const refusedBlobs = new Map<Sha256, Blob>();

/** Stores bytes under their hash, in memory where the storage refuses them; equal bytes are stored once. */
export async function saveBlob(sha256: Sha256, bytes: Blob): Promise<void> {
  const database = await openDatabase();
  try {
    await database.put("blobs", { sha256, bytes });
    refusedBlobs.delete(sha256);
  } catch {
    refusedBlobs.set(sha256, bytes);
    pictureRefused();
  }
}

/** The bytes stored under a hash; undefined where there are none. */
export async function loadBlob(sha256: Sha256): Promise<Blob | undefined> {
  const refused = refusedBlobs.get(sha256);
  if (refused) return refused;
  const database = await openDatabase();
  return (await database.get("blobs", sha256))?.bytes;
}

/**
 * Deletes bytes at once that were stored for a draft only, unless a conversation, a turn, a reply or a draft on the disk mentions their hash.
 */
export async function removeBlobs(hashes: readonly Sha256[]): Promise<void> {
  if (hashes.length === 0) return;
  const database = await openDatabase();
  const transaction = database.transaction(
    ["blobs", "conversations", "turns", "replies", "pieces", "drafts"],
    "readwrite",
  );
  const [heads, turns, replies, pieces, drafts] = await Promise.all([
    transaction.objectStore("conversations").getAll(),
    transaction.objectStore("turns").getAll(),
    transaction.objectStore("replies").getAll(),
    transaction.objectStore("pieces").getAll(),
    transaction.objectStore("drafts").getAll(),
  ]);
  const mentions = findHashes([heads, turns, replies, pieces, drafts]);
  for (const sha256 of hashes) {
    if (mentions.has(sha256)) continue;
    refusedBlobs.delete(sha256);
    await transaction.objectStore("blobs").delete(sha256);
  }
  await transaction.done;
}

/**
 * Deletes bytes that no conversation, no turn, no reply and no draft has mentioned for some time: the first pass that finds them unused marks
 * them, and a pass more than `graceMs` later deletes them. Until then undo still finds its pictures.
 */
export async function collectUnusedBlobs(nowMs: number, graceMs: number): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(
    ["blobs", "conversations", "turns", "replies", "pieces", "drafts"],
    "readwrite",
  );
  const store = transaction.objectStore("blobs");
  const [heads, turns, replies, pieces, drafts, blobs] = await Promise.all([
    transaction.objectStore("conversations").getAll(),
    transaction.objectStore("turns").getAll(),
    transaction.objectStore("replies").getAll(),
    transaction.objectStore("pieces").getAll(),
    transaction.objectStore("drafts").getAll(),
    store.getAll(),
  ]);
  // Any mention of the hash keeps the bytes, in whatever shape a later version may write.
  const mentions = findHashes([heads, turns, replies, pieces, drafts]);
  for (const { sha256, bytes, unnamedSinceMs } of blobs) {
    if (mentions.has(sha256)) {
      if (unnamedSinceMs !== undefined) await store.put({ sha256, bytes });
    } else if (unnamedSinceMs === undefined) await store.put({ sha256, bytes, unnamedSinceMs: nowMs });
    else if (nowMs - unnamedSinceMs > graceMs) await store.delete(sha256);
  }
  await transaction.done;
}

/** Every hash in some records, read one by one, since the texts of all answers may be long. */
function findHashes(stores: readonly (readonly unknown[])[]): Set<Sha256> {
  return new Set(stores.flat().flatMap((record) => JSON.stringify(record).match(/[0-9a-f]{64}/g) ?? []));
}
