import { unlockKeys as openVault } from "#state/connections/key-vault.ts";
import { announce } from "#state/notices.ts";
import { refetchConnection } from "./save-connection.ts";

/** Unlocks every key that a passphrase opens, and fetches what their services list. False for a wrong passphrase. */
export async function unlockKeys(passphrase: string): Promise<boolean> {
  const connectionIds = await openVault(passphrase);
  for (const id of connectionIds) refetchConnection(id);
  if (connectionIds.length > 0) announce("Your keys are unlocked.");
  return connectionIds.length > 0;
}
