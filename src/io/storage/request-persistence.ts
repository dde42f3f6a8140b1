/** Asks the browser to keep the storage when space runs out. A refusal changes nothing. */
export async function requestPersistence(): Promise<void> {
  try {
    const { storage } = navigator;
    if (!(await storage.persisted())) await storage.persist();
  } catch {
    // Without this request the browser may delete the storage when it needs space, as before.
  }
}
