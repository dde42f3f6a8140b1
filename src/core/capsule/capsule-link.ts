const MARK = "#capsule=";

/** The longest link, which every browser and most messengers take whole. */
export const MAX_LINK_CHARS = 32_000;

/** The hash of an address that holds a packed capsule. */
export const buildCapsuleHash = (packed: string): string => MARK + packed;

/** The packed capsule in the hash of an address; undefined for another address. */
export const parseCapsuleHash = (hash: string): string | undefined =>
  hash.startsWith(MARK) ? hash.slice(MARK.length) : undefined;
