import { TOO_MANY_BYTES } from "#core/image-files/explain-refused-image.ts";
import { readDataAddress } from "./read-data-address.ts";
import type { PictureFailure } from "#core/vision/explain-picture-failure.ts";

export type FetchedPicture = { ok: true; file: File } | { ok: false; why: PictureFailure };

const TIMEOUT_MS = 20_000;
/** The wait for telling a refusal from an unreachable server. */
const PROBE_MS = 2000;

/**
 * The file at an address, fetched without cookies and referrer; it may be no picture. Waits for 20 seconds, or until
 * `cancelled` aborts.
 */
export async function fetchPicture(address: string, cancelled: AbortSignal): Promise<FetchedPicture> {
  if (/^\s*data:/i.test(address)) return readPictureData(address);
  const url = parseUrl(address);
  if (!url) return { ok: false, why: { kind: "no-address" } };
  const isLoopback = /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (url.protocol === "http:" && !isLoopback) return { ok: false, why: { kind: "plain-http" } };
  const { host } = url;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = AbortSignal.any([cancelled, timeout]);
  try {
    const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", signal });
    if (!response.ok) return { ok: false, why: { kind: "status", host, status: response.status } };
    const bytes = await readUpTo(response, TOO_MANY_BYTES);
    if (!bytes) return { ok: false, why: { kind: "too-many-bytes" } };
    return { ok: true, file: new File([bytes], nameOf(url)) };
  } catch {
    if (cancelled.aborted) return { ok: false, why: { kind: "fetch-cancelled", host } };
    if (timeout.aborted) return { ok: false, why: { kind: "too-slow", host } };
    if (!navigator.onLine && !isLoopback) return { ok: false, why: { kind: "offline" } };
    return { ok: false, why: { kind: (await isReachable(url)) ? "forbidden" : "unreachable", host } };
  }
}

/** The picture that the address itself contains: the page's policy lets no `data:` address be fetched. */
function readPictureData(address: string): FetchedPicture {
  const file = readDataAddress(address);
  if (!file) return { ok: false, why: { kind: "no-address" } };
  return file.size < TOO_MANY_BYTES ? { ok: true, file } : { ok: false, why: { kind: "too-many-bytes" } };
}

/** The URL in a typed address, with https where no scheme was typed; undefined for an invalid one. */
function parseUrl(address: string): URL | undefined {
  const text = address.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  // Browsers accept a host with spaces and write them as %20.
  if (/\s/.test(text) || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (!/[.:]|^localhost$/.test(url.hostname)) return undefined;
  return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
}

function nameOf({ pathname, host }: URL): string {
  const last = pathname.split("/").findLast((piece) => piece !== "");
  if (last === undefined) return host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The body; undefined as soon as it reaches `maxBytes`. */
async function readUpTo(response: Response, maxBytes: number): Promise<Blob | undefined> {
  const pieces: BlobPart[] = [];
  let sizeBytes = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    sizeBytes += read.value.length;
    if (sizeBytes >= maxBytes) {
      void reader?.cancel();
      return undefined;
    }
    pieces.push(read.value);
  }
  return new Blob(pieces);
}

/** True where a server responds, even if its response may not be read. */
async function isReachable(url: URL): Promise<boolean> {
  try {
    await fetch(url, {
      mode: "no-cors",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return true;
  } catch {
    return false;
  }
}
