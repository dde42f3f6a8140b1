/** True where this browser surely stores nothing of Étude, which is told sooner than the database opens. Never rejects. */
export async function isStorageNew(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).every(({ name }) => name !== "etude");
  } catch {
    return false;
  }
}
