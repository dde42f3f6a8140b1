import type { Sha256 } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";
import { pictureRefused } from "./storage-trouble.ts";

/**
 * Pictures that last until the page closes: those that the storage refused because it is full or takes no pictures, and
 * those of a capsule that is only looked at.
 */
const heldBlobs = new Map<Sha256, Blob>();

/** Stores bytes under their hash, in memory where the storage refuses them; equal bytes are stored once. */
export async function saveBlob(sha256: Sha256, bytes: Blob): Promise<void> {
  const database = await openDatabase();
  try {
    await database.put("blobs", { sha256, bytes });
    heldBlobs.delete(sha256);
  } catch (error) {
    heldBlobs.set(sha256, bytes);
    pictureRefused(error);
  }
}

/** Keeps bytes in memory alone, until they are saved or the page closes. */
export function holdBlob(sha256: Sha256, bytes: Blob): void {
  heldBlobs.set(sha256, bytes);
}

/** Stores bytes that are held in memory. */
export async function saveHeldBlob(sha256: Sha256): Promise<void> {
  const bytes = heldBlobs.get(sha256);
  if (bytes) await saveBlob(sha256, bytes);
}

/** The bytes stored under a hash; undefined where there are none. */
export async function loadBlob(sha256: Sha256): Promise<Blob | undefined> {
  const held = heldBlobs.get(sha256);
  if (held) return held;
  const database = await openDatabase();
  return (await database.get("blobs", sha256))?.bytes;
}

/** The object stores whose records may mention the hash of bytes. */
const MENTIONING = ["conversations", "turns", "replies", "rows", "pieces", "drafts", "prompts"] as const;

/** The records that are read in one task. The overhead of a request is more than that of a usual record. */
const READ_AT_ONCE = 16;

/** Deletes bytes at once that were stored for a draft only, unless a record on the disk mentions their hash. */
export async function removeBlobs(hashes: readonly Sha256[]): Promise<void> {
  if (hashes.length === 0) return;
  const { transaction, mentions } = await openWithMentions();
  for (const sha256 of hashes) {
    if (mentions.has(sha256)) continue;
    heldBlobs.delete(sha256);
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
 * version may write. A few records are a task of their own, since the texts of all answers may be long; where no bytes are
 * stored, none is read. Writes wait meanwhile.
 */
async function openWithMentions() {
  const database = await openDatabase();
  const transaction = database.transaction(["blobs", ...MENTIONING], "readwrite");
  const mentions = new Set<Sha256>();
  const stored = await transaction.objectStore("blobs").getAllKeys();
  if (stored.length === 0) return { transaction, mentions };
  const reads = MENTIONING.map(async (name) => {
    const store = transaction.objectStore(name);
    const keys = await store.getAllKeys();
    for (let at = 0; at < keys.length; at += READ_AT_ONCE) {
      const range = IDBKeyRange.bound(keys[at], keys[Math.min(at + READ_AT_ONCE, keys.length) - 1]);
      addHashes(await store.getAll(range), mentions);
    }
  });
  await Promise.all(reads);
  return { transaction, mentions };
}

/** Adds every hash in a stored value, in its texts and in the names of its fields. */
function addHashes(value: unknown, hashes: Set<Sha256>): void {
  if (typeof value === "string") for (const hash of value.match(/[0-9a-f]{64}/g) ?? []) hashes.add(hash);
  if (typeof value !== "object" || value === null) return;
  for (const [name, entry] of Object.entries(value)) {
    if (name.length >= 64) addHashes(name, hashes);
    addHashes(entry, hashes);
  }
}
