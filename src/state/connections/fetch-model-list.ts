import type { Preset } from "#core/connections/preset.ts";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import type { Redactor } from "#core/wire/create-redactor.ts";
import { fetchModels, ModelListError } from "#io/http/fetch-models.ts";
import { parseCatalogueInTurns } from "./parse-catalogue-in-turns.ts";

/** The error for a response in which no list of models was found. */
export class NoModelList extends Error {
  override name = "NoModelList";
}

/**
 * The addresses at which a server may list its models, the usual one first: AI/ML API gives details where it is asked
 * for them, and Ollama has a list of its own, for versions and proxies without the usual one.
 */
export function listModelAddresses({ id }: Pick<Preset, "id">, baseUrl: string): [string, ...string[]] {
  if (id === "aimlapi") return [`${baseUrl}/models?include=all`];
  const own = id === "ollama" || id === "custom" ? [`${baseUrl.replace(/\/v\d+$/, "")}/api/tags`] : [];
  return [`${baseUrl}/models`, ...own];
}

/**
 * The first list of models at some addresses, with the text of the response that holds it. Rejects with the reason of the first
 * address where none has one, and at once where a server refuses or does not answer.
 */
export async function fetchModelList(
  [address, ...others]: readonly [string, ...string[]],
  secrets: Readonly<Record<string, string>>,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<{ text: string; entries: CatalogueEntry[] }> {
  try {
    const { text, list } = await fetchModels(address, secrets, redactor, signal);
    const entries = await parseCatalogueInTurns(list);
    if (!entries) throw new NoModelList();
    return { text, entries };
  } catch (error) {
    const [next, ...rest] = others;
    if (next === undefined || !hasNoListThere(error)) throw error;
    return await fetchModelList([next, ...rest], secrets, redactor, signal).catch(() => {
      throw error;
    });
  }
}

/** True where a server answered and has no list at an address: status 404, a page, or something else. */
function hasNoListThere(error: unknown): boolean {
  if (error instanceof ModelListError) return error.status === 404 || error.status === 405;
  return error instanceof SyntaxError || error instanceof NoModelList;
}
