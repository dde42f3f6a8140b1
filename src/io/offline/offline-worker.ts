import { isHashedFile, PAGE_FILE, pickOfflineAnswer } from "#core/offline/pick-offline-answer.ts";
import { ENTRY_QUESTION, getCachePrefix, type OfflineCommand } from "./offline-protocol.ts";

/** The files of this build with their hashes, as `integrity` takes them, and the name of the build. The build writes them in. */
declare const OFFLINE_BUILD: { id: string; files: Record<string, string> };

// Named once, since the build writes the list wherever its name stands.
const { id, files: integrities } = OFFLINE_BUILD;

/** The part of a service worker's scope that is used here, which the DOM library lacks. */
type LifeEvent = Event & { waitUntil(work: Promise<unknown>): void };
type RequestEvent = Event & { request: Request; respondWith(response: Promise<Response>): void };
type CommandEvent = LifeEvent & { data: OfflineCommand; ports: readonly MessagePort[] };
type WindowClient = { postMessage(message: unknown, ports: MessagePort[]): void };
type WorkerScope = {
  addEventListener(type: "install" | "activate", act: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", act: (event: RequestEvent) => void): void;
  addEventListener(type: "message", act: (event: CommandEvent) => void): void;
  clients: {
    claim(): Promise<void>;
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<WindowClient[]>;
  };
  registration: Pick<ServiceWorkerRegistration, "scope" | "installing" | "waiting">;
  skipWaiting(): Promise<void>;
};

const worker = globalThis as unknown as WorkerScope;
const { registration } = worker;
const { scope } = registration;
const files = new Set(Object.keys(integrities));
const cachePrefix = getCachePrefix(scope);
const cacheName = cachePrefix + id;

/** Requests at the same time while the copy is made: few, so that the page's own go first. */
const MAX_FETCHES = 6;
/** The longest that an open page may take to say which version it runs. */
const ENTRY_WAIT_MS = 3000;

worker.addEventListener("install", (event) => event.waitUntil(copyBuild()));
// The page of the first visit is served by this worker too, so that it goes on when the network ends.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const answer = pickOfflineAnswer(request, scope, files);
  if (answer?.kind === "page") event.respondWith(answerPage(request, answer.isNetworkFirst));
  else if (answer?.kind === "file") event.respondWith(answerFrom([cacheName], answer.path, request));
  else if (answer) event.respondWith(listOwnCaches().then((names) => answerFrom(names, answer.path, request)));
});

worker.addEventListener("message", (event) => {
  if (event.data === "activate") event.waitUntil(worker.skipWaiting());
  else event.waitUntil(tidy(event.ports[0]));
});

async function tidy(port: MessagePort | undefined): Promise<void> {
  try {
    // The browser may have emptied the cache, or a person has removed it and wants it again.
    await copyBuild();
    port?.postMessage(true);
  } catch {
    port?.postMessage(false);
    return;
  }
  await deleteUnusedCopies();
}

/**
 * Copies every file of the build that is not copied yet, or rejects: a browser drops a worker that does so at its installation, and
 * tries again at the next visit.
 */
async function copyBuild(): Promise<void> {
  const cache = await caches.open(cacheName);
  const copied = new Set((await cache.keys()).map(({ url }) => url));
  const waiting = Object.entries(integrities).filter(([path]) => !copied.has(scope + path));
  const otherNames = (await listOwnCaches()).filter((name) => name !== cacheName);
  const earlier = await Promise.all(otherNames.map((name) => caches.open(name)));
  const copyNext = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await copyFile(cache, earlier, ...next);
  };
  await Promise.all(Array.from({ length: MAX_FETCHES }, copyNext));
}

/** Copies a file from the cache of an earlier version where its bytes are the same, else from the network. */
async function copyFile(cache: Cache, earlier: readonly Cache[], path: string, integrity: string): Promise<void> {
  const url = scope + path;
  for (const other of earlier) {
    const found = await other.match(url);
    if (!found || (await computeIntegrity(await found.clone().arrayBuffer())) !== integrity) continue;
    return cache.put(url, found);
  }
  // A response with other bytes, such as of a version that was uploaded meanwhile, rejects.
  const response = await fetch(url, {
    integrity,
    cache: isHashedFile(path) ? "default" : "no-cache",
    priority: "low",
  });
  if (!response.ok) throw new Error(`${path} was answered with status ${response.status}.`);
  await cache.put(url, copyResponse(response));
}

/** A response that answers every request for its address, also where the server redirected it or sends other responses to others. */
function copyResponse({ body, headers }: Response): Response {
  const kept = new Headers(headers);
  for (const name of ["vary", "content-encoding", "content-length"]) kept.delete(name);
  return new Response(body, { headers: kept });
}

async function computeIntegrity(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}

async function listOwnCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
}

async function answerPage(request: Request, isNetworkFirst: boolean): Promise<Response> {
  if (!isNetworkFirst) return answerFrom([cacheName], PAGE_FILE, request);
  try {
    return await fetch(request);
  } catch {
    return answerFrom([cacheName], PAGE_FILE, request);
  }
}

/** The file from the first of some caches that has it; from the network where the browser has emptied them. */
async function answerFrom(names: readonly string[], path: string, request: Request): Promise<Response> {
  for (const cacheName of names) {
    const found = await caches.match(scope + path, { cacheName });
    if (found) return found;
  }
  return fetch(request);
}

/**
 * Deletes the copies of earlier versions, unless an open page runs one of them or does not say which version it runs. While a
 * newer version is there or comes, nothing is deleted.
 */
async function deleteUnusedCopies(): Promise<void> {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const entries = await Promise.all(windows.map(askEntry));
  if (entries.includes(undefined)) return;
  const others = entries.flatMap((entry) => (entry === undefined || files.has(entry) ? [] : [entry]));
  for (const name of await listOwnCaches()) {
    if (name === cacheName || registration.installing || registration.waiting) continue;
    const cache = await caches.open(name);
    const found = await Promise.all(others.map((entry) => cache.match(scope + entry)));
    if (!found.some(Boolean)) await caches.delete(name);
  }
}

/** The path of the script that an open page began with; undefined where the page does not answer. */
function askEntry(client: WindowClient): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(undefined), ENTRY_WAIT_MS);
    port1.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      resolve(typeof data === "string" ? data : undefined);
    });
    port1.start();
    client.postMessage(ENTRY_QUESTION, [port2]);
  });
}
