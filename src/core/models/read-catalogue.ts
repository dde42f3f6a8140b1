import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Prices } from "./prices.ts";
import { readPricing } from "./read-pricing.ts";

/** A model as a server lists it. Everything but the id may be missing. */
export type CatalogueEntry = {
  id: string;
  aliases: string[];
  isChat: boolean;
  name?: string;
  developer?: string;
  description?: string;
  contextTokens?: number;
  outputTokens?: number;
  /** What it reads and writes, such as "text" and "image"; absent where that is not said. */
  reads?: string[];
  writes?: string[];
  prices?: Prices;
  /** Pages about it. */
  pages: string[];
  /** Where its schema is published. */
  docsUrl?: string;
};

/**
 * The chat models of a `GET /models` answer in AI/ML API's, OpenRouter's, vLLM's, OpenAI's or Anthropic's form; all
 * where none is marked.
 */
export function readCatalogue(answer: unknown): CatalogueEntry[] {
  const list = isJsonObject(answer) && Array.isArray(answer["data"]) ? answer["data"] : [];
  const entries = list.filter(isJsonObject).flatMap(readEntry);
  const chat = entries.filter(({ isChat }) => isChat);
  return chat.length > 0 ? chat : entries;
}

/** The entry that a typed id or alias means, in any case of letters. */
export function findEntry(entries: readonly CatalogueEntry[], modelId: string): CatalogueEntry | undefined {
  const wanted = modelId.trim().toLowerCase();
  const exact = entries.find(({ id }) => id === modelId);
  return exact ?? entries.find(({ id, aliases }) => [id, ...aliases].some((name) => name.toLowerCase() === wanted));
}

function readEntry(item: JsonObject): CatalogueEntry[] {
  const id = readText(item["id"]);
  if (id === undefined) return [];
  const info = objectAt(item, "info");
  const architecture = objectAt(item, "architecture");
  const modalities = objectAt(item, "modalities");
  const type = readText(item["type"]);
  const tags = readTexts(item["tags"]) ?? [];
  const found: CatalogueEntry = {
    id,
    aliases: readTexts(item["aliases"]) ?? [],
    isChat: (type?.endsWith("chat-completions") ?? false) || tags.includes("playground:chat"),
    pages: [info["docsUrl"], info["url"]].map(readUrl).filter((url) => url !== undefined),
  };
  const rest = {
    name: readText(info["name"]) ?? readText(item["display_name"]) ?? readText(item["name"]),
    developer: readText(info["developer"]) ?? readText(item["owned_by"]),
    description: readText(info["description"]) ?? readText(item["description"]),
    contextTokens: readCount(info["contextLength"] ?? item["context_length"] ?? item["max_model_len"]),
    outputTokens: readCount(info["outputMax"] ?? objectAt(item, "top_provider")["max_completion_tokens"]),
    reads: readTexts(modalities["input"] ?? architecture["input_modalities"]),
    writes: readTexts(modalities["output"] ?? architecture["output_modalities"]),
    prices: readPricing(item["pricing"]),
    docsUrl: readUrl(info["docsJson"]),
  };
  return [Object.assign(found, withoutMissing(rest))];
}

function withoutMissing<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}

function objectAt(item: JsonObject, name: string): JsonObject {
  const value = item[name];
  return isJsonObject(value) ? value : {};
}

function readText(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function readTexts(value: Json | undefined): string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

function readCount(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Only addresses of the web become links. */
function readUrl(value: Json | undefined): string | undefined {
  return typeof value === "string" && /^https?:\/\//.test(value) ? value : undefined;
}
