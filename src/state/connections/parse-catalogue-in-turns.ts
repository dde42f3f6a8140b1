import { type CatalogueEntry, parseCatalogueInSteps } from "#core/models/parse-catalogue.ts";
import { createPause } from "#io/http/create-pause.ts";

/** The models of a response, as `parseCatalogue` has them, parsed in turns with the page's other tasks. */
export async function parseCatalogueInTurns(response: unknown): Promise<CatalogueEntry[] | undefined> {
  const pause = createPause();
  const steps = parseCatalogueInSteps(response);
  for (;;) {
    const { done, value } = steps.next();
    await pause();
    if (done === true) return value;
  }
}
