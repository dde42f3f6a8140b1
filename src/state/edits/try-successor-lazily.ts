import type { Id } from "#core/vocabulary.ts";
import { NOT_LOADED, showNotice } from "#state/notices.ts";

/** Tries the successor of a column's model in a new column. The code is fetched first: few columns are compared with a newer model. */
export async function trySuccessorLazily(variantId: Id): Promise<void> {
  const loaded = await import("./try-successor.ts").catch(() => undefined);
  if (loaded) await loaded.trySuccessor(variantId);
  else showNotice({ tone: "danger", text: NOT_LOADED });
}
