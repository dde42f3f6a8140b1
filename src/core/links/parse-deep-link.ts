import { isOpus45, OPUS_4_5 } from "#core/models/model-ids.ts";

/** The fields that a link fills in. A link never runs a prompt and never carries a key or an address. */
export type DeepLink = {
  modelId?: string;
  prompt?: string;
  system?: string;
  /** The values of variables, by name. */
  variables?: Record<string, string>;
};

const VARIABLE_PREFIX = "var.";

/** The deep link in an address's query (`?model=…&prompt=…&system=…&var.name=…`); undefined where the query has none of these. */
export function parseDeepLink(query: Readonly<Record<string, string>>): DeepLink | undefined {
  const link: DeepLink = {};
  const model = query["model"]?.trim();
  if (model) link.modelId = isOpus45(model) ? OPUS_4_5 : model;
  if (query["prompt"]) link.prompt = query["prompt"];
  if (query["system"]) link.system = query["system"];
  const variables = Object.entries(query).flatMap(([key, value]) =>
    key.startsWith(VARIABLE_PREFIX) && value !== "" && !value.includes("\u0000")
      ? [[key.slice(VARIABLE_PREFIX.length), value]]
      : [],
  );
  if (variables.length > 0) link.variables = Object.fromEntries(variables);
  return Object.keys(link).length === 0 ? undefined : link;
}
