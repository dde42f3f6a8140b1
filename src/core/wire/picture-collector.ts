import type { StreamEvent } from "./stream-event.ts";

/** Collects the pictures of one answer, each whole and each once, however a service cuts and repeats them. */
export type PictureCollector = {
  /** Takes a picture or the rest of the one before; `assignIndex` is called for a new one. */
  add(address: string): StreamEvent[];
  /** The picture held back until something else came. */
  release(): StreamEvent[];
};

/** The characters in the middle by which two long addresses are told apart. */
const COMPARED_CHARS = 400;

/** Creates a collector; `assignIndex` returns the next free part index. */
export function createPictureCollector(assignIndex: () => number): PictureCollector {
  let held: string | undefined;
  const seen = new Set<string>();

  function release(): StreamEvent[] {
    const address = held;
    held = undefined;
    if (address === undefined) return [];
    const middle = Math.floor(address.length / 2);
    const mark = `${address.length} ${address.slice(middle, middle + COMPARED_CHARS)} ${address.slice(-COMPARED_CHARS)}`;
    // Some services repeat all pictures with the whole message.
    if (seen.has(mark)) return [];
    seen.add(mark);
    return [{ type: "picture", index: assignIndex(), address }];
  }

  return {
    add(address) {
      if (held !== undefined && /^data:/i.test(held.slice(0, 5)) && !/^[a-z][a-z\d+.-]*:/i.test(address.slice(0, 40))) {
        held += address;
        return [];
      }
      const events = release();
      held = address;
      return events;
    },
    release,
  };
}
