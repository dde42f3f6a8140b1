import { loadMergeJson } from "#io/storage/conversation-records.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { flushDraft } from "#state/document/drafts.ts";
import { flushDocuments, autosaveDocuments } from "#state/document/autosave-documents.ts";
import { addressEntered, loadReader, openFirstConversation } from "#state/document/open-conversations.ts";
import { followOtherTabs } from "#state/document/follow-other-tabs.ts";
import { followKeys } from "#state/connections/keys.ts";
import { followStorage } from "#state/document/follow-storage.ts";
import { watchPreferences } from "#state/preferences/preferences.ts";
import { pageHidden } from "#state/page-hides.ts";
import { loadRun, loadRunner } from "#state/replies/load-run.ts";
import { loadAttaching } from "#state/vision/attach-files.ts";
import { ignoreRepeatedPresses } from "./ignore-repeated-presses.ts";
import { ignoreComposingKeys } from "./ignore-composing-keys.ts";
import { listenToKeys } from "./listen-to-keys.ts";
import { loadLayers } from "./open-layer.tsx";

/** The longest that a conversation stays closed for its components; over a slow connection it is shown without them. */
const MAX_PRELOAD_MS = 1000;

/** Starts everything that runs beside the components, and opens the first conversation. */
export async function start(): Promise<void> {
  ignoreComposingKeys();
  watchPreferences(({ theme }) => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  });
  autosaveDocuments();
  followOtherTabs();
  followKeys();
  dropLeftoverWorkers().catch(() => undefined);
  followStorage(openFirst);
  ignoreRepeatedPresses();
  listenToKeys();
  const flush = (isClosing: boolean) => {
    flushDraft();
    pageHidden(isClosing);
    void flushDocuments(isClosing);
  };
  addEventListener("pagehide", () => flush(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush(false);
  });
  addEventListener("popstate", () => {
    addressEntered();
    loadAddresses()
      .then(({ entryOpened }) => entryOpened())
      .catch(() => (getOpenConversation() ? undefined : openFirst()));
  });
  // An existing conversation is rendered at once in its final look.
  if (location.hash !== "")
    await Promise.race([Promise.allSettled([preloadTranscript(), loadAddresses()]), wait(MAX_PRELOAD_MS)]);
  await openFirst();
  preloadWhenIdle();
}

/** Loads and starts what makes sure that no other program reads what this page sends. */
async function dropLeftoverWorkers(): Promise<void> {
  const dropping = await import("#state/connections/drop-leftover-workers.ts");
  await dropping.dropLeftoverWorkers();
}

/** Loads the code that opens what an address names, and goes through the browser's history. */
const loadAddresses = () => import("./follow-addresses.ts");

/** Opens what the page's address names, or says that it is not there. */
async function openFirst(): Promise<void> {
  const addresses = location.hash === "" ? undefined : await loadAddresses().catch(() => undefined);
  if (addresses) await addresses.firstEntryOpened();
  else await openFirstConversation();
}

/** Loads the components of columns, turns and replies: one that came late would move what is pressed below it. */
async function preloadTranscript(): Promise<void> {
  await Promise.allSettled([
    import("#ui/transcript/turn-rows.tsx"),
    import("#ui/markdown/markdown.tsx"),
    import("#ui/variants/sweep-bars.tsx"),
    import("#ui/variants/variant-tabs.tsx"),
    import("#ui/variants/variant-heads.tsx"),
    import("#ui/variants/column-footers.tsx"),
  ]);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Loads in idle time the chunks that are not needed for the first view but soon after. */
function preloadWhenIdle(): void {
  const preload = () => {
    // A chunk that cannot be fetched now is requested again when needed, which reports the failure.
    void loadMergeJson();
    loadRun().catch(() => undefined);
    loadRunner().catch(() => undefined);
    loadReader().catch(() => undefined);
    loadLayers().catch(() => undefined);
    import("#state/edits/apply-example.ts").catch(() => undefined);
    void preloadTranscript();
    loadAttaching()
      .then(({ loadPreparation }) => loadPreparation())
      .catch(() => undefined);
    loadAddresses()
      .then(({ followLayers }) => followLayers())
      .catch(() => undefined);
    import("./start-idle-work.ts").then(({ startIdleWork }) => startIdleWork()).catch(() => undefined);
  };
  if (typeof requestIdleCallback === "undefined") setTimeout(preload, 500);
  else requestIdleCallback(preload);
}
