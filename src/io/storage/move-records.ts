import { STORE_NAMES, type StoreName } from "./memory-database.ts";
import type { EtudeDatabase } from "./open-database.ts";
import { rejectWhenLate } from "./reject-when-late.ts";
import { storageTroubleChanged } from "./storage-trouble.ts";

/** The keys of the records that were copied, by object store. */
type CopiedKeys = Map<StoreName, Set<string>>;

/**
 * Moves what was written in memory to a storage that answered late, which takes its place; where the storage refuses it, the
 * memory stays. The memory is in use until nearly all is copied, since a storage that was late may be so again. `onOpened` gets
 * what is asked from then on.
 */
export async function moveRecords(
  memory: EtudeDatabase,
  storage: EtudeDatabase,
  onOpened: (next: Promise<EtudeDatabase>) => void,
): Promise<void> {
  const copied: CopiedKeys = new Map();
  try {
    for (;;) {
      await copyRecords(memory, storage, copied);
      const next = copyRest(memory, storage, copied);
      onOpened(next.catch(() => memory));
      if ((await next) === storage) return;
    }
  } catch {
    onOpened(Promise.resolve(memory));
    storage.close();
    storageTroubleChanged("refused");
  }
}

/**
 * The storage, once it has what was written since the last copy; the memory where that takes too long. Who asks for the
 * database meanwhile waits.
 */
async function copyRest(memory: EtudeDatabase, storage: EtudeDatabase, copied: CopiedKeys): Promise<EtudeDatabase> {
  // A change that has the memory already ends within this task, since the memory answers at once.
  await new Promise((resolve) => setTimeout(resolve));
  try {
    await rejectWhenLate(copyRecords(memory, storage, copied));
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") return memory;
    throw error;
  }
  storageTroubleChanged(undefined);
  return storage;
}

/** Makes a storage have the records of the memory, and none of those that were copied before and are gone. */
async function copyRecords(memory: EtudeDatabase, storage: EtudeDatabase, copied: CopiedKeys): Promise<void> {
  const lists = await Promise.all(STORE_NAMES.map((name) => memory.getAll(name)));
  const transaction = storage.transaction(STORE_NAMES, "readwrite");
  const writes = STORE_NAMES.flatMap((name, index) => {
    const store = transaction.objectStore(name);
    const records = lists[index] ?? [];
    const keys = new Set(records.map((record) => String(Reflect.get(record, String(store.keyPath)))));
    const gone = [...(copied.get(name) ?? [])].filter((key) => !keys.has(key));
    copied.set(name, new Set([...keys, ...gone]));
    return [...records.map((record) => store.put(record)), ...gone.map((key) => store.delete(key))];
  });
  await Promise.all([...writes, transaction.done]);
}
