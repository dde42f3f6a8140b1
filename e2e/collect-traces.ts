import type { Page } from "@playwright/test";

/** Everything a page leaves behind that others could see: what it shows, its address, its storage that outlives the tab. */
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
