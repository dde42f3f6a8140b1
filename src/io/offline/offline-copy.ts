import { getOfflineWorkerUrl } from "#io/browser/get-worker-url.ts";
import { getOfflineWorkerAddress, hasOfflineWorker, isOwnRegistration } from "#io/browser/offline-worker-address.ts";
import { ENTRY_QUESTION, getCachePrefix, type OfflineCommand } from "./offline-protocol.ts";

/** The copy of Étude in this browser that opens without a network. */
export type OfflineCopy = {
  state:
    | "making"
    | "ready"
    /** The browser or the server made it impossible; the next visit tries again. */
    | "failed"
    /** The browser has no service workers here, or this version has none. */
    | "unsupported"
    /** Whoever serves this page has a service worker of their own for it. */
    | "foreign";
  /** A newer version that is copied and waits for its turn, or that this page's tab got from another tab, and does not run yet. */
  newVersion?: "waiting" | "active";
};

/** The shortest time between two questions whether there is a newer version, in a page that stays open. */
const CHECK_EVERY_MS = 3_600_000;
/** The longest that a page waits for a newer version to take its turn before it loads again without. */
const ACTIVATION_WAIT_MS = 5000;

/** Ends the watching of a registration, of which there is one at a time. */
let watching = new AbortController();
/** False once the copy was deleted, also while it is still being registered. */
let isWanted = false;

/**
 * Makes the offline copy where there is none, and calls back with its state now and after each change for as long as the page
 * lives. Never rejects.
 */
export async function startOfflineCopy(onChange: (copy: OfflineCopy) => void): Promise<void> {
  const container = getContainer();
  if (!container || !hasOfflineWorker()) return onChange({ state: "unsupported" });
  isWanted = true;
  try {
    const before = await container.getRegistration();
    const { controller } = container;
    const isControlledByOther = controller !== null && controller.scriptURL !== getOfflineWorkerAddress();
    if (isControlledByOther || (before && !isOwnRegistration(before))) return onChange({ state: "foreign" });
    container.addEventListener("message", answerEntryQuestion);
    const registration = await container.register(getOfflineWorkerUrl(), { updateViaCache: "none" });
    if (!isWanted) {
      await deleteOfflineCopy();
      return;
    }
    watching.abort();
    watching = new AbortController();
    watchCopy(container, registration, onChange, watching.signal);
    checkWhenSeen(registration, watching.signal);
  } catch {
    onChange({ state: "failed" });
  }
}

/** Gives a waiting newer version its turn. Resolves once it has it, or after some seconds. */
export async function activateNewVersion(): Promise<void> {
  const waiting = (await getContainer()?.getRegistration())?.waiting;
  if (!waiting) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ACTIVATION_WAIT_MS);
    waiting.addEventListener("statechange", ({ target }) => {
      if (target instanceof ServiceWorker && target.state !== "activating") resolve();
    });
    const command: OfflineCommand = "activate";
    waiting.postMessage(command);
  });
}

/** Removes the offline copy and its service worker. The open pages go on with what they have loaded. */
export async function deleteOfflineCopy(): Promise<void> {
  isWanted = false;
  watching.abort();
  const registration = await getContainer()?.getRegistration();
  if (registration && isOwnRegistration(registration)) await registration.unregister();
  for (const name of await listCaches()) await caches.delete(name);
}

/** The number of files of the offline copy and their size; those of versions that another tab still runs count too. */
export async function measureOfflineCopy(): Promise<{ count: number; sizeBytes: number }> {
  const sum = { count: 0, sizeBytes: 0 };
  for (const name of await listCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      sum.count += 1;
      sum.sizeBytes += (await (await cache.match(request))?.blob())?.size ?? 0;
    }
  }
  return sum;
}

/** The service workers of this browser; undefined on a page over plain http, in some private windows and outside browsers. */
const getContainer = (): ServiceWorkerContainer | undefined => globalThis.navigator?.serviceWorker;

async function listCaches(): Promise<string[]> {
  // Browsers give no caches to a page over plain http.
  if (!("caches" in globalThis)) return [];
  const prefix = getCachePrefix(getFolder());
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

/** The address of the page's folder, which is the scope of the service worker. */
const getFolder = (): string => new URL("./", location.href).href;

function watchCopy(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  onChange: (copy: OfflineCopy) => void,
  signal: AbortSignal,
): void {
  // The worker of the version that this page runs. The first one of all comes while the page runs.
  let own = registration.active;
  let isReplaced = false;
  /** The worker that was told to tidy up, and whether its copy is complete once it has answered. */
  let tidied: { worker: ServiceWorker; isComplete?: boolean } | undefined;
  const tidy = async (worker: ServiceWorker) => {
    const order: NonNullable<typeof tidied> = { worker };
    tidied = order;
    order.isComplete = await tidyUp(worker);
    report();
  };
  const report = () => {
    if (signal.aborted) return;
    const { active, waiting, installing } = registration;
    if (active?.state === "activated" && tidied?.worker !== active) void tidy(active);
    const hasFailed = active ? tidied?.isComplete === false : !installing && !waiting;
    const newVersion = isReplaced ? "active" : active && waiting ? "waiting" : undefined;
    onChange({
      state: hasFailed ? "failed" : tidied?.isComplete ? "ready" : "making",
      ...(newVersion && { newVersion }),
    });
  };
  const follow = (worker: ServiceWorker | null) => worker?.addEventListener("statechange", report, { signal });
  follow(registration.active);
  follow(registration.waiting);
  follow(registration.installing);
  const followUpdate = () => {
    follow(registration.installing);
    report();
  };
  const takeNote = () => {
    const { controller } = container;
    isReplaced ||= own !== null && controller !== own;
    own ??= controller;
    report();
  };
  registration.addEventListener("updatefound", followUpdate, { signal });
  container.addEventListener("controllerchange", takeNote, { signal });
  report();
}

/** Lets a worker complete its copy and delete those of earlier versions. Resolves with whether its copy is complete. */
function tidyUp(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", ({ data }: MessageEvent<unknown>) => resolve(data === true));
    port1.start();
    const command: OfflineCommand = "tidy";
    worker.postMessage(command, [port2]);
  });
}

/** Asks for a newer version when the page is looked at again after a long time; a page that is opened has asked already. */
function checkWhenSeen(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
  let checkedAtMs = Date.now();
  const check = () => {
    if (document.visibilityState !== "visible" || Date.now() - checkedAtMs < CHECK_EVERY_MS) return;
    checkedAtMs = Date.now();
    // Without a network it is asked again the next time.
    registration.update().catch(() => undefined);
  };
  document.addEventListener("visibilitychange", check, { signal });
}

/** Tells the service worker which version this page runs, so that its files are kept. */
function answerEntryQuestion({ data, ports: [port] }: MessageEvent<unknown>): void {
  if (data !== ENTRY_QUESTION) return;
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? "";
  port?.postMessage(entry.slice(getFolder().length));
}
