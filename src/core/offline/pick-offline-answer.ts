/** The parts of a request that say whether a file of the build answers it; `mode` is "navigate" for one that opens a page. */
export type OfflineRequest = { method: string; url: string; mode: string };

/** The answer to a request that needs no network. */
export type OfflineAnswer =
  /** The page; from the network first where its address has a token of the server, which only the server can take. */
  | { kind: "page"; isNetworkFirst: boolean }
  /** A file of the current build. */
  | { kind: "file"; path: string }
  /** A file that is not of the current build, and may be of an earlier one that another tab still runs. */
  | { kind: "earlier-file"; path: string };

/** The name of the page among the files of a build. */
export const PAGE_FILE = "index.html";

/** The folder of the files whose names change with their content. */
const HASHED_FOLDER = "assets/";

/**
 * The answer that the files of the build have to a request; undefined for every request that goes to the network as it is, such
 * as those to services and to the server of `npm start`. `scope` is the address of the folder with the page, with "/" at its
 * end; `files` are paths in it, as they stand in addresses.
 */
export function pickOfflineAnswer(
  { method, url, mode }: OfflineRequest,
  scope: string,
  files: ReadonlySet<string>,
): OfflineAnswer | undefined {
  if (method !== "GET" || !url.startsWith(scope)) return undefined;
  const [path = "", query] = url
    .slice(scope.length)
    .replace(/#.*$/s, "")
    .split(/\?(.*)/s);
  if (path === "" || path === PAGE_FILE)
    return mode === "navigate" ? { kind: "page", isNetworkFirst: /(?:^|&)start=/.test(query ?? "") } : undefined;
  if (query !== undefined) return undefined;
  if (files.has(path)) return { kind: "file", path };
  return path.startsWith(HASHED_FOLDER) ? { kind: "earlier-file", path } : undefined;
}

/** True for a file whose name changes with its content, so that a copy with its name is never out of date. */
export const isHashedFile = (path: string): boolean => path.startsWith(HASHED_FOLDER);
