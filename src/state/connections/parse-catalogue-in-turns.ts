import { type CatalogueEntry, parseCatalogueInSteps } from "#core/models/parse-catalogue.ts";
import { runInTurns } from "#io/http/run-in-turns.ts";

/** The models of a response, as `parseCatalogue` has them, parsed in turns with the page's other tasks. */
export const parseCatalogueInTurns = (response: unknown): Promise<CatalogueEntry[] | undefined> =>
  runInTurns(parseCatalogueInSteps(response));
