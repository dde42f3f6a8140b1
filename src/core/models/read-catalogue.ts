import { isJsonObject } from "#core/json.ts";
import type { Prices } from "./prices.ts";
import { readPrices } from "./prices.ts";

/** A model as a server lists it. Everything but the id may be missing. */
export type CatalogueEntry = { id: string; name?: string; aliases: string[]; isChat: boolean; prices?: Prices; docsUrl?: string };

/** The chat models of a `GET /models` answer in AI/ML API's, OpenAI's or Anthropic's form; all where none is marked. */
export function readCatalogue(answer: unknown): CatalogueEntry[] {
  const list = isJsonObject(answer) && Array.isArray(answer["data"]) ? answer["data"] : [];
  const entries = list.filter(isJsonObject).flatMap((item): CatalogueEntry[] => {
    const { id, type, tags, info, display_name: displayName, aliases } = item;
    if (typeof id !== "string" || id === "") return [];
    const name = isJsonObject(info) ? info["name"] : displayName;
    const isChat =
      (typeof type === "string" && type.endsWith("chat-completions")) ||
      (Array.isArray(tags) && tags.includes("playground:chat"));
    const prices = readPrices(item["pricing"]);
    const docsUrl = isJsonObject(info) ? info["docsJson"] : undefined;
    return [
      {
        id,
        ...(typeof name === "string" ? { name } : {}),
        aliases: Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === "string") : [],
        isChat,
        ...(prices ? { prices } : {}),
        ...(typeof docsUrl === "string" && /^https?:/.test(docsUrl) ? { docsUrl } : {}),
      },
    ];
  });
  const chat = entries.filter(({ isChat }) => isChat);
  return chat.length > 0 ? chat : entries;
}
