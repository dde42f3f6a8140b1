import { flushDocuments, keepDocuments } from "#state/document/keep-documents.ts";
import { openFirstConversation } from "#state/document/open-conversations.ts";
import { followOtherTabs } from "#state/document/saved-list.ts";
import { watchPreferences } from "#state/preferences/preferences.ts";
import { loadRunner } from "#state/replies/reply-queue.ts";
import { listenToKeys } from "./listen-to-keys.ts";

/** Everything that runs beside the components, and the conversation to begin with. */
export async function start(): Promise<void> {
  watchPreferences(({ theme }) => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  });
  keepDocuments();
  followOtherTabs();
  listenToKeys();
  const flush = () => void flushDocuments();
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  addEventListener("hashchange", () => void openFirstConversation());
  await openFirstConversation();
  fetchTheRestWhenIdle();
}

/** What is not needed for the first view, and then at once, is fetched in between. */
function fetchTheRestWhenIdle(): void {
  const fetchRest = () => {
    // A chunk that cannot be fetched now is asked for again when it is needed, and missed there.
    loadRunner().catch(() => undefined);
    import("#ui/markdown/markdown.tsx").catch(() => undefined);
  };
  if (typeof requestIdleCallback === "undefined") setTimeout(fetchRest, 500);
  else requestIdleCallback(fetchRest);
}
