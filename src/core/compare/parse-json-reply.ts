import { getExactNumber, parseExactJson, writeJson } from "#core/exact-number.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** The JSON of a reply, and the text around it: "" where the reply is nothing else. */
export type JsonReply = { value: JsonObject | Json[]; around: string };

const FENCED = /```(?:json)?[^\S\n]*\n(?<inside>[\s\S]*?)\n[^\S\n]*```/i;

/** The JSON object or list in a reply: the whole text, or its first fenced block. Undefined for any other reply. */
export function readJsonReply(text: string): JsonReply | undefined {
  const whole = parseObjectOrList(text.trim());
  if (whole !== undefined) return { value: whole, around: "" };
  const fenced = FENCED.exec(text);
  const value = parseObjectOrList(fenced?.groups?.["inside"] ?? "");
  if (!fenced || value === undefined) return undefined;
  return { value, around: `${text.slice(0, fenced.index)}\n${text.slice(fenced.index + fenced[0].length)}`.trim() };
}

function parseObjectOrList(text: string): JsonObject | Json[] | undefined {
  const value = parseExactJson(text);
  if (Array.isArray(value)) return value;
  return isJsonObject(value) && getExactNumber(value) === undefined ? value : undefined;
}

/** The depth from which a value counts as one leaf. */
const MAX_DEPTH = 12;

/**
 * Every leaf of a JSON value by its path ("total.net", "items.0"), as JSON text. Empty objects and lists are leaves. A
 * name with a full stop stands in quotation marks.
 */
export function collectLeaves(value: Json): Map<string, string> {
  const leaves = new Map<string, string>();
  addLeaves(leaves, value, "", 0);
  return leaves;
}

/** Leaves as one text that is the same whatever their order. */
export function joinLeaves(leaves: ReadonlyMap<string, string>): string {
  return [...leaves]
    .map(([path, text]) => `${path}\n${text}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join("\n");
}

function addLeaves(leaves: Map<string, string>, value: Json, path: string, depth: number): void {
  const children = listChildren(value);
  if (children.length === 0 || depth === MAX_DEPTH) leaves.set(path, writeJson(value));
  else
    for (const [name, child] of children) addLeaves(leaves, child, path === "" ? name : `${path}.${name}`, depth + 1);
}

function listChildren(value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  if (!isJsonObject(value) || getExactNumber(value) !== undefined) return [];
  return Object.entries(value).map(([name, child]) => [/^$|[."]/.test(name) ? JSON.stringify(name) : name, child]);
}
