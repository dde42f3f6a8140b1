import type { Page } from "@playwright/test";

/** Everything of a page that others could read: its content, its address, and its storage that outlives the tab. */
export function collectTraces(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const traces: unknown[] = [
      Object.entries(localStorage),
      location.href,
      document.documentElement.outerHTML,
      history.state,
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames)
        traces.push(
          await new Promise((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
        );
      database.close();
    }
    return JSON.stringify(traces);
  });
}
