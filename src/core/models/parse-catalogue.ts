import { runSteps } from "#core/run-steps.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject } from "#core/json.ts";
import { parseTokenCount } from "#core/outside-number.ts";
import type { ClaudeFeatures } from "./claude-features.ts";
import { parseClaudeFeatures } from "./claude-features.ts";
import type { Prices } from "./prices.ts";
import { parsePricing } from "./parse-pricing.ts";
import { parseRetirementDay } from "./retirement.ts";

/** The reasoning of a model by its list: effort levels, absent where it takes all; `hasBudget` where it takes a token budget. */
export type ListedReasoning = { efforts?: string[]; hasBudget: boolean; isMandatory: boolean };

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
  /** The features of a Claude model, where the list names them. */
  features?: ClaudeFeatures;
  /** The names of the parameters that the model takes, where the list has them, as OpenRouter's does. */
  parameters?: string[];
  reasoning?: ListedReasoning;
  /** The last day of the model, as "2027-01-22", where the list names one. */
  retiresOn?: string;
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
export const parseCatalogue = (response: unknown): CatalogueEntry[] | undefined =>
  runSteps(parseCatalogueInSteps(response));

const STEP_ITEMS = 500;

/** Parses as `parseCatalogue` does, with a step for each 500 items, between which the caller may do something else. */
export function* parseCatalogueInSteps(response: unknown): Generator<undefined, CatalogueEntry[] | undefined> {
  const list = findList(response, 0);
  if (!list) return undefined;
  const byId = new Map<string, CatalogueEntry>();
  for (const [index, item] of list.entries()) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield undefined;
    const entry = parseEntry(isJsonObject(item) ? item : { id: item });
    // Gateways list a model once for each of its providers.
    if (entry && !byId.has(entry.id)) byId.set(entry.id, entry);
  }
  const entries = [...byId.values()];
  if (entries.length === 0 && list.length > 0) return undefined;
  const chat = entries.filter(({ isChat }) => isChat);
  return chat.length > 0 ? chat : entries;
}

/** The names under which servers put their list, or an object that holds it. */
const LIST_NAMES = ["data", "models", "result", "results", "items", "available_models"];

function findList(response: unknown, depth: number): Json[] | undefined {
  if (Array.isArray(response)) return response as Json[];
  if (!isJsonObject(response)) return undefined;
  const values = LIST_NAMES.map((name) => response[name]);
  return values.find((value) => Array.isArray(value)) ?? (depth === 0 ? findInner(values) : undefined);
}

function findInner(values: readonly (Json | undefined)[]): Json[] | undefined {
  for (const value of values) {
    const list = findList(value, 1);
    if (list) return list;
  }
  return undefined;
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
  const byId = new Map<string, CatalogueEntry>();
  const byName = new Map<string, CatalogueEntry>();
  // The first entry of a name wins.
  for (let position = entries.length - 1; position >= 0; position -= 1) {
    const entry = entries[position];
    if (!entry) continue;
    byId.set(entry.id, entry);
    for (const alias of entry.aliases) byName.set(alias.toLowerCase(), entry);
    byName.set(entry.id.toLowerCase(), entry);
  }
  const index = { byId, byName };
  INDEXES.set(entries, index);
  return index;
}

/** The entry of a list's item; fields are set one by one, since a list can have tens of thousands of items. */
function parseEntry(item: JsonObject): CatalogueEntry | undefined {
  const id =
    parseText(item["id"]) ?? parseText(item["model"]) ?? parseText(item["model_name"]) ?? parseText(item["name"]);
  if (id === undefined) return undefined;
  const info = getObject(item, "info");
  const type = parseText(item["type"]);
  const entry: CatalogueEntry = {
    id,
    aliases: parseTexts(item["aliases"]) ?? [],
    isChat:
      type?.endsWith("chat-completions") === true || parseTexts(item["tags"])?.includes("playground:chat") === true,
    pages: [],
  };
  addUrl(entry.pages, info["docsUrl"]);
  addUrl(entry.pages, info["url"]);
  const name =
    parseText(info["name"]) ??
    parseText(item["display_name"]) ??
    parseText(item["displayName"]) ??
    parseText(item["name"]);
  if (name !== undefined) entry.name = name;
  const developer = parseText(info["developer"]) ?? parseText(item["owned_by"]) ?? parseText(item["publisher"]);
  if (developer !== undefined) entry.developer = developer;
  const description = parseText(info["description"]) ?? parseText(item["description"]) ?? parseText(item["summary"]);
  if (description !== undefined) entry.description = description;
  addLimits(entry, item, info);
  const { reads, writes } = parseModalities(item);
  if (reads) entry.reads = reads;
  if (writes) entry.writes = writes;
  const prices = parsePricing(item["pricing"]);
  if (prices) entry.prices = prices;
  const features = parseClaudeFeatures(item);
  if (features) entry.features = features;
  const parameters = parseTexts(item["supported_parameters"]);
  if (parameters) entry.parameters = parameters;
  const reasoning = parseReasoning(item["reasoning"]);
  if (reasoning) entry.reasoning = reasoning;
  const retiresOn = parseRetirementDay(item);
  if (retiresOn !== undefined) entry.retiresOn = retiresOn;
  const docsUrl = parseUrl(info["docsJson"]);
  if (docsUrl !== undefined) entry.docsUrl = docsUrl;
  return entry;
}

function parseReasoning(value: Json | undefined): ListedReasoning | undefined {
  if (!isJsonObject(value)) return undefined;
  const efforts = parseTexts(value["supported_efforts"])?.toReversed();
  return {
    ...(efforts ? { efforts } : {}),
    hasBudget: value["supports_max_tokens"] === true,
    isMandatory: value["mandatory"] === true,
  };
}

const CONTEXT_NAMES = [
  "context_length",
  "max_model_len",
  "context_window",
  "max_context_length",
  "max_input_tokens",
  "inputTokenLimit",
];
const OUTPUT_NAMES = ["max_completion_tokens", "max_output_tokens", "outputTokenLimit"];

function addLimits(entry: CatalogueEntry, item: JsonObject, info: JsonObject): void {
  const hasLimits = "limits" in item;
  const limits = getObject(item, "limits");
  const contextTokens =
    parseCount(info["contextLength"]) ??
    findCount(item, CONTEXT_NAMES) ??
    (hasLimits ? findCount(limits, CONTEXT_NAMES) : undefined);
  if (contextTokens !== undefined) entry.contextTokens = contextTokens;
  const outputTokens =
    parseCount(info["outputMax"]) ??
    findCount(getObject(item, "top_provider"), OUTPUT_NAMES) ??
    findCount(item, OUTPUT_NAMES) ??
    (hasLimits ? findCount(limits, OUTPUT_NAMES) : undefined) ??
    // Anthropic's name for it.
    (item["max_input_tokens"] === undefined ? undefined : parseCount(item["max_tokens"]));
  if (outputTokens !== undefined) entry.outputTokens = outputTokens;
}

function parseModalities(item: JsonObject): { reads?: string[] | undefined; writes?: string[] | undefined } {
  const modalities = getObject(item, "modalities");
  const architecture = getObject(item, "architecture");
  const capabilities = getObject(item, "capabilities");
  const seesPictures = capabilities["vision"] ?? getObject(capabilities, "image_input")["supported"];
  return {
    reads:
      parseTexts(modalities["input"] ?? architecture["input_modalities"] ?? item["supported_input_modalities"]) ??
      (typeof seesPictures === "boolean" ? (seesPictures ? ["text", "image"] : ["text"]) : undefined),
    writes: parseTexts(
      modalities["output"] ?? architecture["output_modalities"] ?? item["supported_output_modalities"],
    ),
  };
}

function addUrl(urls: string[], value: Json | undefined): void {
  const url = parseUrl(value);
  if (url !== undefined) urls.push(url);
}

function findCount(object: JsonObject, names: readonly string[]): number | undefined {
  for (const name of names) {
    const count = parseCount(object[name]);
    if (count !== undefined) return count;
  }
  return undefined;
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
