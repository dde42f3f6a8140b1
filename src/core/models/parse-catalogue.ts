import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject } from "#core/json.ts";
import { parseTokenCount } from "#core/outside-number.ts";
import type { Prices } from "./prices.ts";
import { parsePricing } from "./parse-pricing.ts";

/** A model in a server's model list. Everything but the id may be missing. */
export type CatalogueEntry = {
  id: string;
  aliases: string[];
  isChat: boolean;
  name?: string;
  developer?: string;
  description?: string;
  contextTokens?: number;
  outputTokens?: number;
  /**
   * Modalities that the model accepts and produces, such as "text" and "image"; absent where the list does not name
   * them.
   */
  reads?: string[];
  writes?: string[];
  prices?: Prices;
  /** Addresses of web pages about the model. */
  pages: string[];
  /** Address of the model's published OpenAPI document. */
  docsUrl?: string;
};

/**
 * Parses the response of `GET /models` in the shape of AI/ML API, OpenRouter, vLLM, OpenAI or Anthropic, of Ollama and
 * Gemini (`models`), or a bare list. Returns the chat models, or all models where none is marked as one; undefined where
 * the response holds no list of models.
 */
export function parseCatalogue(response: unknown): CatalogueEntry[] | undefined {
  const list = findList(response);
  const entries = list?.flatMap((item) => parseEntry(isJsonObject(item) ? item : { id: item })) ?? [];
  if (!list || (entries.length === 0 && list.length > 0)) return undefined;
  const chat = entries.filter(({ isChat }) => isChat);
  return chat.length > 0 ? chat : entries;
}

function findList(response: unknown): Json[] | undefined {
  if (Array.isArray(response)) return response as Json[];
  const { data, models } = isJsonObject(response) ? response : {};
  return [data, models].find((value) => Array.isArray(value));
}

/** The entry with this id or alias, without regard to case. */
export function findEntry(entries: readonly CatalogueEntry[], modelId: string): CatalogueEntry | undefined {
  const wanted = modelId.trim().toLowerCase();
  const index = getIndex(entries);
  return index.byId.get(modelId) ?? index.byName.get(wanted);
}

type CatalogueIndex = { byId: ReadonlyMap<string, CatalogueEntry>; byName: ReadonlyMap<string, CatalogueEntry> };

const INDEXES = new WeakMap<readonly CatalogueEntry[], CatalogueIndex>();

/** The entries by id, and by id and alias in lower case, computed once a list: every key asks, and lists are long. */
function getIndex(entries: readonly CatalogueEntry[]): CatalogueIndex {
  const known = INDEXES.get(entries);
  if (known) return known;
  // The first entry of a name wins.
  const reversed = entries.toReversed();
  const index = {
    byId: new Map(reversed.map((entry) => [entry.id, entry])),
    byName: new Map(
      reversed.flatMap((entry) => [...entry.aliases, entry.id].map((name) => [name.toLowerCase(), entry] as const)),
    ),
  };
  INDEXES.set(entries, index);
  return index;
}

function parseEntry(item: JsonObject): CatalogueEntry[] {
  const id = parseText(item["id"]) ?? parseText(item["model"]) ?? parseText(item["name"]);
  if (id === undefined) return [];
  const info = getObject(item, "info");
  const architecture = getObject(item, "architecture");
  const modalities = getObject(item, "modalities");
  const type = parseText(item["type"]);
  const tags = parseTexts(item["tags"]) ?? [];
  const found: CatalogueEntry = {
    id,
    aliases: parseTexts(item["aliases"]) ?? [],
    isChat: (type?.endsWith("chat-completions") ?? false) || tags.includes("playground:chat"),
    pages: [info["docsUrl"], info["url"]].map(parseUrl).filter((url) => url !== undefined),
  };
  const rest = {
    name: parseText(info["name"]) ?? parseText(item["display_name"]) ?? parseText(item["name"]),
    developer: parseText(info["developer"]) ?? parseText(item["owned_by"]),
    description: parseText(info["description"]) ?? parseText(item["description"]),
    contextTokens: parseCount(info["contextLength"] ?? item["context_length"] ?? item["max_model_len"]),
    outputTokens: parseCount(info["outputMax"] ?? getObject(item, "top_provider")["max_completion_tokens"]),
    reads: parseTexts(modalities["input"] ?? architecture["input_modalities"]),
    writes: parseTexts(modalities["output"] ?? architecture["output_modalities"]),
    prices: parsePricing(item["pricing"]),
    docsUrl: parseUrl(info["docsJson"]),
  };
  return [Object.assign(found, omitUndefined(rest))];
}

function omitUndefined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}

function parseText(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function parseTexts(value: Json | undefined): string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

function parseCount(value: Json | undefined): number | undefined {
  return parseTokenCount(value) || undefined;
}

/** The address where it begins with http:// or https://, so that no other scheme becomes a link. */
function parseUrl(value: Json | undefined): string | undefined {
  return typeof value === "string" && /^https?:\/\//.test(value) ? value : undefined;
}
