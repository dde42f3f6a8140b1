import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ANTHROPIC_MODELS } from "./anthropic-models.ts";
import { findChatModel, listedModels, type CatalogueModel } from "./catalogue.ts";
import { OPENROUTER_MODELS } from "./openrouter-models.ts";
import { sendError } from "./send-error.ts";

/**
 * `full`: the documented catalogue. `ids-only`: the list of most other servers. `many`: ten thousand models as a bare
 * list. `anthropic`: Anthropic's, with capabilities. `openrouter`: OpenRouter's, with the parameters of each model. `fail`:
 * status 500.
 */
export type CatalogueMode = "full" | "ids-only" | "many" | "anthropic" | "openrouter" | "fail";

const MANY_MODELS = Array.from({ length: 10_000 }, (_, index) => ({ id: `maker/model-${index}`, object: "model" }));

const optionalFields = ["modalities", "capabilities", "pricing"] as const;

// Each filter selects the models that have one of its words; several filters narrow each other.
const filters: Readonly<Record<string, (model: CatalogueModel) => string[]>> = {
  id: (model) => [model.id, ...(model.aliases ?? [])],
  type: (model) => [model.type],
  tags: (model) => model.tags,
  modalities: (model) => [...model.modalities.input, ...model.modalities.output],
  input_modalities: (model) => model.modalities.input,
  output_modalities: (model) => model.modalities.output,
  capabilities: (model) => model.capabilities,
};

/** Responds to `GET /v1/models`: no key, weak ETag, 304 where the client has this list already. */
export function sendModels(
  incoming: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
  mode: CatalogueMode,
  origin: string,
): void {
  if (mode === "fail") {
    sendError(response, 500, "Internal server error", "/v1/models");
    return;
  }
  const models =
    mode === "full" ? selectModels(query).map((model) => withDocs(model, origin)) : listedModels.map(toBareEntry);
  const lists = { many: MANY_MODELS, anthropic: ANTHROPIC_MODELS, openrouter: OPENROUTER_MODELS };
  const body = JSON.stringify(mode in lists ? lists[mode as keyof typeof lists] : { object: "list", data: models });
  const etag = `W/"${createHash("sha1").update(body).digest("base64url")}"`;
  response.setHeader("ETag", etag);
  response.setHeader("Cache-Control", "no-cache");
  if (incoming.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" }).end(body);
}

function selectModels(query: URLSearchParams): Partial<CatalogueModel>[] {
  const included = parseFilterValues(query, "include");
  const all = included.includes("all") || ["1", "true"].includes(query.get("details") ?? "");
  return listedModels
    .filter((model) => matches(model, query))
    .map((model) => {
      const shown: Partial<CatalogueModel> = { ...model };
      for (const field of optionalFields) {
        if (!all && !included.includes(field)) delete shown[field];
      }
      return shown;
    });
}

/** Only chat models have a schema published here. */
function withDocs(model: Partial<CatalogueModel>, origin: string): Partial<CatalogueModel> {
  const { id = "", info } = model;
  if (!info || !findChatModel(id)) return model;
  return {
    ...model,
    info: {
      ...info,
      docsJson: `${origin}/docs-json?${new URLSearchParams({ model: id, endpoint: "openai/chat-completions" }).toString()}`,
    },
  };
}

function matches(model: CatalogueModel, query: URLSearchParams): boolean {
  return Object.entries(filters).every(([name, getValues]) => {
    const wanted = parseFilterValues(query, name);
    return wanted.length === 0 || getValues(model).some((word) => wanted.includes(word.toLowerCase()));
  });
}

function parseFilterValues(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.toLowerCase().split(","))
    .filter((word) => word !== "");
}

function toBareEntry(model: CatalogueModel): { id: string; object: "model"; created: number; owned_by: string } {
  return { id: model.id, object: "model", created: 1_780_000_000, owned_by: model.info.developer };
}
