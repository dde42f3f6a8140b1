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

/** The object stores whose records may mention the hash of bytes. */
const MENTIONING = ["conversations", "turns", "replies", "pieces", "drafts", "prompts"] as const;

/** Deletes bytes at once that were stored for a draft only, unless a record on the disk mentions their hash. */
export async function removeBlobs(hashes: readonly Sha256[]): Promise<void> {
  if (hashes.length === 0) return;
  const { transaction, mentions } = await openWithMentions();
  for (const sha256 of hashes) {
    if (mentions.has(sha256)) continue;
    refusedBlobs.delete(sha256);
    await transaction.objectStore("blobs").delete(sha256);
  }
  await transaction.done;
}

/**
 * Deletes bytes that no record has mentioned for some time: the first pass that finds them unused marks them, and a pass
 * more than `graceMs` later deletes them. Until then undo still finds its pictures.
 */
export async function collectUnusedBlobs(nowMs: number, graceMs: number): Promise<void> {
  const { transaction, mentions } = await openWithMentions();
  const store = transaction.objectStore("blobs");
  for (const { sha256, bytes, unnamedSinceMs } of await store.getAll()) {
    if (mentions.has(sha256)) {
      if (unnamedSinceMs !== undefined) await store.put({ sha256, bytes });
    } else if (unnamedSinceMs === undefined) await store.put({ sha256, bytes, unnamedSinceMs: nowMs });
    else if (nowMs - unnamedSinceMs > graceMs) await store.delete(sha256);
  }
  await transaction.done;
}

/**
 * A transaction that may delete bytes, and every hash in the other records. Any mention counts, in whatever shape a later
 * version may write. The records are read one by one, since the texts of all answers may be long.
 */
async function openWithMentions() {
  const database = await openDatabase();
  const transaction = database.transaction(["blobs", ...MENTIONING], "readwrite");
  const records = await Promise.all(MENTIONING.map((name) => transaction.objectStore(name).getAll()));
  const hashes = records.flat().flatMap((record) => JSON.stringify(record).match(/[0-9a-f]{64}/g) ?? []);
  return { transaction, mentions: new Set<Sha256>(hashes) };
}
