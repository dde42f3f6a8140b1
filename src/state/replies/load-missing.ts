import type { ValidationContext } from "#core/conversation/validate-run.ts";
import type { Id } from "#core/vocabulary.ts";
import { loadRoute } from "#state/connections/load-route.ts";

/** The setting without which nothing can be sent; undefined where a connection has all. */
export type MissingSetting = ReturnType<ValidationContext["getMissing"]>;

/** Loads the missing setting of a connection. */
export async function loadMissing(connectionId: Id): Promise<MissingSetting> {
  const { route } = await loadRoute(connectionId);
  return route.via === "nowhere" ? route.missing : undefined;
}
