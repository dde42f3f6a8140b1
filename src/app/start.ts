import { getUrlHash } from "#io/browser/page-url.ts";
import { reloadPage } from "#io/browser/reload-page.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { flushDraft } from "#state/document/drafts.ts";
import { addressEntered, loadReader, openFirstConversation } from "#state/document/open-conversations.ts";
import { showNotice } from "#state/notices.ts";
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
  const followed = followChanges();
  dropLeftoverWorkers().catch(() => undefined);
  ignoreRepeatedPresses();
  listenToKeys();
  let flushDocuments: Awaited<typeof followed>;
  void followed.then((flushing) => (flushDocuments = flushing));
  const flush = (isClosing: boolean) => {
    flushDraft();
    pageHidden(isClosing);
    void flushDocuments?.(isClosing);
  };
  addEventListener("pagehide", () => flush(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush(false);
  });
  addEventListener("popstate", () => {
    addressEntered();
    loadAddresses()
      .then(({ entryOpened }) => entryOpened())
      .catch(() => (getOpenConversation() ? undefined : openFirst(followed)));
  });
  // An existing conversation is rendered at once in its final look.
  if (location.hash !== "")
    await Promise.race([Promise.allSettled([preloadTranscript(), loadAddresses(), followed]), wait(MAX_PRELOAD_MS)]);
  await openFirst(followed);
  preloadWhenIdle();
}

/** Loads and starts what makes sure that no other program reads what this page sends. */
async function dropLeftoverWorkers(): Promise<void> {
  const dropping = await import("#state/connections/drop-leftover-workers.ts");
  await dropping.dropLeftoverWorkers();
}

/** Loads the code that opens what an address names, and goes through the browser's history. */
const loadAddresses = () => import("./follow-addresses.ts");

/**
 * Loads and starts what saves changes and follows those of other tabs, which the first view does without. Resolves with the
 * function that writes what is not saved yet. Where the code cannot be loaded, a notice says so.
 */
async function followChanges() {
  const hashAtStart = getUrlHash();
  try {
    const { followDisk } = await import("./follow-disk.ts");
    return followDisk(openFirst, hashAtStart);
  } catch {
    showNotice({
      tone: "danger",
      text: "A part of the page could not be loaded, so nothing that you do here is saved.",
      action: { label: "Load again", run: reloadPage },
    });
    return undefined;
  }
}

/**
 * Opens what the page's address names, or says that it is not there. A stored conversation is read once its changes are
 * `followed`.
 */
async function openFirst(followed?: Promise<unknown>): Promise<void> {
  const addresses = location.hash === "" ? undefined : await loadAddresses().catch(() => undefined);
  if (addresses) await addresses.firstEntryOpened(followed);
  else await openFirstConversation(followed);
}

/** Loads the components of columns, turns and replies: one that came late would move what is pressed below it. */
async function preloadTranscript(): Promise<void> {
  await Promise.allSettled([
    import("#ui/transcript/turn-rows.tsx"),
    import("#ui/transcript/follow-end.tsx"),
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
