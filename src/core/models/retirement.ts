import type { Json, JsonObject } from "#core/json.ts";
import { getShortModelName } from "./model-ids.ts";

/** The last day of a model, as "2027-01-22", and whether the list of the service or the model's vendor names it. */
export type Retirement = { day: string; namedBy: "list" | "Anthropic" };

/**
 * The days that Anthropic names for its own platform; other services may set others. Source: the deprecated models of
 * @anthropic-ai/sdk 1.14.0 (24 Nov 2026), which are compared in a test.
 */
const VENDOR_DAYS: readonly (readonly [pattern: RegExp, day: string])[] = [
  [/^claude-opus-4[-.]5(-\d{8})?$/, "2027-01-22"],
  [/^claude-sonnet-4[-.]5(-\d{8})?$/, "2026-11-30"],
  [/^claude-mythos-preview$/, "2026-06-30"],
];

/** The retirement of a model: by its entry in the list of its service, else by its vendor; undefined where none is known. */
export function findRetirement(entry: { retiresOn?: string } | undefined, modelId: string): Retirement | undefined {
  if (entry?.retiresOn !== undefined) return { day: entry.retiresOn, namedBy: "list" };
  const name = getShortModelName(modelId.trim().toLowerCase());
  const row = VENDOR_DAYS.find(([pattern]) => pattern.test(name));
  return row && { day: row[1], namedBy: "Anthropic" };
}

/** The names of the day in the lists of Anthropic, OpenAI and OpenRouter. */
const DAY_NAMES = ["retires_at", "shutdown_date", "expiration_date"];

/** The last day of a model in a list; a day as text or as a time in seconds. */
export function parseRetirementDay(item: JsonObject): string | undefined {
  for (const name of DAY_NAMES) {
    const day = parseDay(item[name]);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** Times before 2001 and after 2100 are no days of a model. */
const SECONDS = { from: 1_000_000_000, to: 4_102_444_800 };

function parseDay(value: Json | undefined): string | undefined {
  if (typeof value === "number")
    return value >= SECONDS.from && value < SECONDS.to ? new Date(value * 1000).toISOString().slice(0, 10) : undefined;
  const day = typeof value === "string" ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** The days before a retirement from which it is said clearly. */
const NEAR_DAYS = 90;
const DAY_MS = 86_400_000;
const DAY_FORMAT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A retirement in a few words and in a sentence, as of a day. */
export function describeRetirement(
  { day, namedBy }: Retirement,
  today: string,
): { words: string; sentence: string; isNear: boolean } {
  const left = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  const date = DAY_FORMAT.format(Date.parse(day));
  const who = namedBy === "list" ? "The list of this service" : namedBy;
  const elsewhere = namedBy === "list" ? "" : " Another service may set another day.";
  const sentence =
    left < 0
      ? `${who} named ${date} as the last day of this model; it may refuse requests.${elsewhere}`
      : `${who} names ${date} as the last day of this model.${elsewhere}`;
  return { words: left < 0 ? `was to retire ${date}` : `retires ${date}`, sentence, isNear: left <= NEAR_DAYS };
}
