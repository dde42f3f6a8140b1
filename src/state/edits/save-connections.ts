import type { Connection } from "#core/connections/connection.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import type { Id } from "#core/vocabulary.ts";
import type { SealedSlot } from "#io/storage/save-key-slots.ts";
import { sealSecrets } from "#state/connections/key-vault.ts";
import { saveConnection } from "./save-connection.ts";

/** A connection with its secrets as they are to be saved; locked ones are "kept". */
export type SavableConnection = {
  connection: Connection;
  secrets: "kept" | { key: string; headers: Record<string, string>; remembered: boolean };
  /** True where this device gets the secrets only under a passphrase. */
  isSealed: boolean;
};

/**
 * Saves some connections, the last of which is chosen. `passphrase` is a new one for what is to be sealed; without it the
 * one in use is taken. Rejects where a key cannot be sealed; then nothing is saved.
 */
export async function saveConnections(savables: readonly SavableConnection[], passphrase?: string): Promise<void> {
  const sealed = new Map<Id, SealedSlot>();
  for (const { connection, secrets, isSealed } of savables) {
    if (!isSealed || secrets === "kept") continue;
    const plain = { ...secrets, origin: parseOrigin(connection.baseUrl) };
    // Sealed with the first one, a new passphrase is the one in use.
    const given = sealed.size === 0 ? passphrase : undefined;
    sealed.set(connection.id, await sealSecrets(connection.id, plain, given));
  }
  for (const [index, { connection, secrets }] of savables.entries())
    saveConnection(connection, secrets === "kept" ? secrets : { ...secrets, sealed: sealed.get(connection.id) }, {
      isChosen: index === savables.length - 1,
    });
}
