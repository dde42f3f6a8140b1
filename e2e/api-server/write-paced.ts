import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Exchange } from "./exchange.ts";

/** Writes the pieces with this time between them. False when the connection closed on the way. */
export async function writePaced(
  exchange: Exchange,
  pieces: readonly (string | Uint8Array)[],
  paceMs: number,
): Promise<boolean> {
  const { response, signal } = exchange;
  try {
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && paceMs > 0) await wait(paceMs, undefined, { signal });
      signal.throwIfAborted();
      if (!response.write(piece)) await once(response, "drain", { signal });
    }
    return true;
  } catch (cause) {
    if (signal.aborted) return false;
    throw cause;
  }
}
