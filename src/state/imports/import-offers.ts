import { PRESETS } from "#core/connections/presets.ts";
import type { FoundKey, UnknownServer } from "#core/imports/import-result.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { parseHost, parseOrigin } from "#core/connections/parse-origin.ts";
import { saveConnection } from "#state/edits/save-connection.ts";

/** Changes that an import offers outside its conversations, each made only where a person says so. */
export type ImportOffers = {
  /** The first key that its connection does not have yet. */
  key?: FoundKey;
  /** The first server without a connection, and the host that the custom connection has now; "" for none. */
  server?: UnknownServer & { replacedHost: string };
};

/** The offers that a person has taken. */
export type TakenOffers = { takesKey: boolean; takesServer: boolean };

/** The offers of some sources. A key that no connection can have is none. */
export function listOffers(sources: readonly ReadSource[]): ImportOffers {
  const read = sources.flatMap((source) => ("reason" in source ? [] : [source]));
  const server = read.flatMap(({ unknownServer }) => unknownServer ?? [])[0];
  const key = read.flatMap(({ keys }) => keys).find((found) => isNew(found, server));
  const { baseUrl } = getConnection("custom");
  return {
    ...(key ? { key } : {}),
    ...(server ? { server: { ...server, replacedHost: baseUrl === "" ? "" : parseHost(baseUrl) } } : {}),
  };
}

function isNew({ key, connectionId, origin }: FoundKey, server: UnknownServer | undefined): boolean {
  if (connectionId === undefined) return server !== undefined && parseOrigin(server.baseUrl) === origin;
  return PRESETS[getConnection(connectionId).presetId].key !== "none" && getKeySlot(connectionId)?.key !== key;
}

/** Gives a key to its connection for this tab, and the custom connection its server, as far as a person said so. */
export function takeOffers({ key, server }: ImportOffers, { takesKey, takesServer }: TakenOffers): void {
  const ownKey = takesKey && key ? key : undefined;
  if (server && takesServer)
    saveConnection(
      { id: "custom", presetId: "custom", baseUrl: server.baseUrl, wire: server.wire },
      {
        key: ownKey?.origin === parseOrigin(server.baseUrl) ? ownKey.key : "",
        remembered: false,
      },
      { isChosen: false },
    );
  if (ownKey?.connectionId === undefined) return;
  const connection = getConnection(ownKey.connectionId);
  // The address may have been changed since the key was found.
  if (parseOrigin(connection.baseUrl) !== ownKey.origin) return;
  const slot = getKeySlot(connection.id);
  const headers = slot?.origin === ownKey.origin ? (slot.headers ?? {}) : {};
  saveConnection(connection, { key: ownKey.key, remembered: false, headers }, { isChosen: false });
}
