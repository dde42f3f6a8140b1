/** A message of the page to the service worker. */
export type OfflineCommand =
  /** A waiting worker takes the place of the current one. */
  | "activate"
  /**
   * Copies files that are missing, deletes the copies of earlier versions that no open page runs, and says at the port of the
   * message whether the copy is complete.
   */
  | "tidy";

/** The question of the service worker to every open page: the path of the script that the page began with. */
export const ENTRY_QUESTION = "etude:entry";

/** The first words of the names of the caches with the files of a version; the address of the page's folder follows. */
export const getCachePrefix = (scope: string): string => `etude-offline ${scope} `;
