import { assertNever } from "#core/assert-never.ts";
import type { StreamItem } from "#core/wire/server-event.ts";

/** A recorded stream item for printing: its time since the start in milliseconds, and a description of its effect. */
export type PrintableItem = { atMs: number; item: StreamItem; description: string };

/**
 * The items as a stream of server-sent events, each under a comment with its time and effect. A person can read the
 * file and a test can replay it.
 */
export function printEvents(items: readonly PrintableItem[]): string {
  return items
    .map(({ atMs, item, description }) => `: +${Math.round(atMs)} ms → ${description}\n${printItem(item)}\n`)
    .join("\n");
}

/** One item as it stood in the stream. */
export function printItem(item: StreamItem): string {
  switch (item.kind) {
    case "comment":
      return `: ${item.text}`;
    case "stray":
      return item.text;
    case "event": {
      const data = item.data.split("\n").map((line) => `data: ${line}`);
      return (item.name === undefined ? data : [`event: ${item.name}`, ...data]).join("\n");
    }
    default:
      return assertNever(item);
  }
}
