import { reloadPage } from "#io/browser/reload-page.ts";
import { removeServiceWorkers } from "#io/browser/service-workers.ts";
import { showNotice } from "#state/notices.ts";

/** Removes what another program left in the browser for this address, since it could read the keys that are sent. */
export async function dropLeftoverWorkers(): Promise<void> {
  if (await removeServiceWorkers())
    showNotice({
      tone: "danger",
      text: "Another program that used this address left a service worker here, which could read what this page sends. It is removed. Load the page again before you enter a key.",
      action: { label: "Load again", run: reloadPage },
    });
}
