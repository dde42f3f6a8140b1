import type { MissingSetting } from "#core/connections/missing-failures.ts";
import type { Id } from "#core/vocabulary.ts";
import { isLockAsked } from "#state/connections/key-use.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { loadRoute } from "#state/connections/load-route.ts";

/** Loads the setting without which nothing can be sent to a connection; undefined where it has all. */
export async function loadMissing(connectionId: Id): Promise<MissingSetting | undefined> {
  const { route } = await loadRoute(connectionId);
  if (isLockAsked() && getKeySlot(connectionId)?.isEncrypted) return "lock";
  return route.via === "nowhere" ? route.missing : undefined;
}
