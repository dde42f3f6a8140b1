import type { Json, JsonObject } from "#core/json.ts";
import type { ServerEvent } from "#core/wire/server-event.ts";
import type { Usage } from "#core/wire/stream-event.ts";

/** A number from 0 to below 1. */
export type Random = () => number;

/** What a generated answer says, whatever wire says it. */
export type Said = {
  text: string;
  thinking: string;
  calls: { id: string; name: string; arguments: string }[];
  usage: Usage;
};

/** An answer as the events of a wire. */
export type GeneratedStream = { said: Said; events: ServerEvent[] };

const below = (random: Random, end: number): number => Math.floor(random() * end);
export const chance = (random: Random, part: number): boolean => random() < part;
export function pick<Thing>(random: Random, things: readonly Thing[]): Thing {
  const thing = things[below(random, things.length)];
  if (thing === undefined) throw new Error("There is nothing to pick from.");
  return thing;
}

const SNIPPETS = [
  "a",
  "Hello",
  " world",
  "\n",
  "\r\n",
  "\n\n",
  "\t",
  " ",
  "é",
  "e\u0301",
  "日本",
  "🎼",
  "👩‍🚀",
  "\u2028",
  "\u0085",
  "\u0000",
  "\ufeff",
  '"',
  "\\",
  "\\u0041",
  "data: ",
  "[DONE]",
  "event: error\n",
  ": ",
  "{}",
  "</script>",
  "```",
  "—",
] as const;

/** A text of some odd snippets, never empty. */
export function makeText(random: Random, most = 8): string {
  return Array.from({ length: 1 + below(random, most) }, () => pick(random, SNIPPETS)).join("");
}

/** The text in pieces that may break anywhere, also between the halves of a surrogate pair. */
export function cutText(random: Random, text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const size = 1 + below(random, 9);
    pieces.push(text.slice(start, start + size));
    start += size;
  }
  return pieces;
}

/** Several rows put together as one, each in its own order. */
export function interleave<Thing>(random: Random, rows: readonly Thing[][]): Thing[] {
  const left = rows.map((row) => [...row]).filter((row) => row.length > 0);
  const all: Thing[] = [];
  while (left.length > 0) {
    const place = below(random, left.length);
    const next = left[place]?.shift();
    if (next !== undefined) all.push(next);
    if (left[place]?.length === 0) left.splice(place, 1);
  }
  return all;
}

export function makeCalls(random: Random): Said["calls"] {
  return Array.from({ length: below(random, 3) }, (_, place) => ({
    id: `call_${place}`,
    name: pick(random, ["look", "listen", "add_two"]),
    arguments: JSON.stringify({
      [makeText(random, 2)]: [makeText(random, 3), below(random, 1000), null],
    } satisfies JsonObject),
  }));
}

export function makeUsage(random: Random): Required<Pick<Usage, "inputTokens" | "outputTokens">> {
  return { inputTokens: below(random, 100_000), outputTokens: below(random, 64_000) };
}

/** The events as the bytes of a body, framed in one of the ways that servers frame them. */
export function frame(random: Random, events: readonly ServerEvent[]): Uint8Array {
  const end = pick(random, ["\n", "\r\n", "\r"]);
  const colon = pick(random, [":", ": "]);
  let body = chance(random, 0.1) ? "\ufeff" : "";
  for (const { name, data } of events) {
    if (chance(random, 0.1)) body += `: keep-alive${end}${end}`;
    if (name !== undefined) body += `event${colon}${name}${end}`;
    if (chance(random, 0.05)) body += `id${colon}${below(random, 99)}${end}`;
    // JSON has no raw line ends: one may stand between any two of its tokens.
    const lines = chance(random, 0.1) ? spread(data).split("\n") : [data];
    for (const line of lines) body += `data${colon}${line}${end}`;
    body += end;
  }
  if (chance(random, 0.2)) body = body.slice(0, -2 * end.length);
  return new TextEncoder().encode(body);
}

function spread(data: string): string {
  try {
    return JSON.stringify(JSON.parse(data) as Json, null, 1);
  } catch {
    return data;
  }
}

/** The bytes in pieces of a few bytes to a few hundred. */
export function* cutBytes(random: Random, bytes: Uint8Array): Generator<Uint8Array> {
  const most = pick(random, [3, 40, 40, 200, 200, 700, 700, 700, 5000]);
  for (let start = 0; start < bytes.length;) {
    const size = 1 + below(random, most);
    yield bytes.subarray(start, start + size);
    start += size;
  }
}
