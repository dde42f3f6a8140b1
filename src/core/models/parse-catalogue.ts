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
 * Parses the response of `GET /models` in the shape of AI/ML API, OpenRouter, vLLM, OpenAI or Anthropic. Returns the
 * chat models, or all models where none is marked as one.
 */
export function parseCatalogue(response: unknown): CatalogueEntry[] {
  const list = isJsonObject(response) && Array.isArray(response["data"]) ? response["data"] : [];
  const entries = list.filter(isJsonObject).flatMap(parseEntry);
  const chat = entries.filter(({ isChat }) => isChat);
  return chat.length > 0 ? chat : entries;
}

/** The entry with this id or alias, without regard to case. */
export function findEntry(entries: readonly CatalogueEntry[], modelId: string): CatalogueEntry | undefined {
  const wanted = modelId.trim().toLowerCase();
  const exact = entries.find(({ id }) => id === modelId);
  return exact ?? entries.find(({ id, aliases }) => [id, ...aliases].some((name) => name.toLowerCase() === wanted));
}

function parseEntry(item: JsonObject): CatalogueEntry[] {
  const id = parseText(item["id"]);
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
