import { isOpus45, OPUS_4_5 } from "#core/models/model-ids.ts";

/** What a link asks for. It only fills fields: nothing runs by itself, and no link carries a key or an address. */
export type DeepLink = { modelId?: string; prompt?: string; system?: string };

/** The wishes in an address's query (`?model=…&prompt=…&system=…`); undefined where there are none. */
export function parseDeepLink(query: Readonly<Record<string, string>>): DeepLink | undefined {
  const link: DeepLink = {};
  const model = query["model"]?.trim();
  if (model) link.modelId = isOpus45(model) ? OPUS_4_5 : model;
  if (query["prompt"]) link.prompt = query["prompt"];
  if (query["system"]) link.system = query["system"];
  return Object.keys(link).length === 0 ? undefined : link;
}
