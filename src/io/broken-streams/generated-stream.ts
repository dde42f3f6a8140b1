import type { Json, JsonObject } from "#core/json.ts";
import type { ServerEvent } from "#core/wire/server-event.ts";
import type { Usage } from "#core/wire/stream-event.ts";

/** A number from 0 to below 1. */
export type Random = () => number;

/** What a generated answer says, whatever wire says it. */
export type ExpectedReply = {
  text: string;
  thinking: string;
  toolCalls: { id: string; name: string; arguments: string }[];
  usage: Usage;
};

/** An answer as the events of a wire. */
export type GeneratedStream = { reply: ExpectedReply; events: ServerEvent[] };

const pickInteger = (random: Random, end: number): number => Math.floor(random() * end);
export const chance = (random: Random, probability: number): boolean => random() < probability;
export function pick<Thing>(random: Random, things: readonly Thing[]): Thing {
  const thing = things[pickInteger(random, things.length)];
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
export function makeText(random: Random, maxLength = 8): string {
  return Array.from({ length: 1 + pickInteger(random, maxLength) }, () => pick(random, SNIPPETS)).join("");
}

/** The text in pieces that may break anywhere, also between the halves of a surrogate pair. */
export function cutText(random: Random, text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const size = 1 + pickInteger(random, 9);
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
    const index = pickInteger(random, left.length);
    const next = left[index]?.shift();
    if (next !== undefined) all.push(next);
    if (left[index]?.length === 0) left.splice(index, 1);
  }
  return all;
}

export function makeToolCalls(random: Random): ExpectedReply["toolCalls"] {
  return Array.from({ length: pickInteger(random, 3) }, (_, index) => ({
    id: `call_${index}`,
    name: pick(random, ["look", "listen", "add_two"]),
    arguments: JSON.stringify({
      [makeText(random, 2)]: [makeText(random, 3), pickInteger(random, 1000), null],
    } satisfies JsonObject),
  }));
}

export function makeUsage(random: Random): Required<Pick<Usage, "inputTokens" | "outputTokens">> {
  return { inputTokens: pickInteger(random, 100_000), outputTokens: pickInteger(random, 64_000) };
}

/** The events as the bytes of a body, framed in one of the ways that servers frame them. */
export function frameEvents(random: Random, events: readonly ServerEvent[]): Uint8Array {
  const end = pick(random, ["\n", "\r\n", "\r"]);
  const colon = pick(random, [":", ": "]);
  let body = chance(random, 0.1) ? "\ufeff" : "";
  for (const { name, data } of events) {
    if (chance(random, 0.1)) body += `: keep-alive${end}${end}`;
    if (name !== undefined) body += `event${colon}${name}${end}`;
    if (chance(random, 0.05)) body += `id${colon}${pickInteger(random, 99)}${end}`;
    // JSON has no raw line ends: one may stand between any two of its tokens.
    const lines = chance(random, 0.1) ? spreadOverLines(data).split("\n") : [data];
    for (const line of lines) body += `data${colon}${line}${end}`;
    body += end;
  }
  if (chance(random, 0.2)) body = body.slice(0, -2 * end.length);
  return new TextEncoder().encode(body);
}

function spreadOverLines(data: string): string {
  try {
    return JSON.stringify(JSON.parse(data) as Json, null, 1);
  } catch {
    return data;
  }
}

/** The bytes in pieces of a few bytes to a few hundred. */
export function* cutBytes(random: Random, bytes: Uint8Array): Generator<Uint8Array> {
  const maxLength = pick(random, [3, 40, 40, 200, 200, 700, 700, 700, 5000]);
  for (let start = 0; start < bytes.length;) {
    const size = 1 + pickInteger(random, maxLength);
    yield bytes.subarray(start, start + size);
    start += size;
  }
}
