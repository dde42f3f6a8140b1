import { assertNever } from "#core/assert-never.ts";
import { formatCount } from "#core/format.ts";
import type { StreamItem } from "#core/wire/server-event.ts";

/**
 * A recorded stream item for printing: its time since the start in milliseconds, a description of its effect, and the
 * number of its characters that are not kept.
 */
type PrintableItem = { atMs: number; item: StreamItem; description: string; cutChars: number };

/**
 * The items as a stream of server-sent events, each under a comment with its time and effect. A person can read the
 * file and a test can replay it.
 */
export function printEvents(items: readonly PrintableItem[]): string {
  return items
    .map(({ atMs, item, description, cutChars }) => {
      const cut = cutChars === 0 ? "" : `, ${formatCount(cutChars)} more characters are not kept`;
      return `: +${Math.round(atMs)} ms → ${description}${cut}\n${printItem(item)}\n`;
    })
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
