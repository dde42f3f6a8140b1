import { PRESETS } from "#core/connections/presets.ts";
import { getConnection } from "#state/connections/connections.ts";
import type { ImportOffers, TakenOffers } from "#state/imports/import-offers.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";

export const NO_OFFERS: TakenOffers = { takesKey: false, takesServer: false };

/** The questions that an import asks before it changes a connection. Each names the host, and none is answered by itself. */
export function OfferChoices({
  offers: { key, server },
  taken,
  onChange,
}: {
  offers: ImportOffers;
  taken: TakenOffers;
  onChange: (taken: TakenOffers) => void;
}) {
  // A key for an unknown server can be used only with it.
  const isKeyPossible = key?.connectionId !== undefined || taken.takesServer;
  return (
    <>
      {server && (
        <Checkbox
          label={`Connect to ${server.host}`}
          hint={
            server.replacedHost === ""
              ? "No connection has this address. This sets it for the Custom connection."
              : `No connection has this address. This replaces ${server.replacedHost} in the Custom connection, and its key.`
          }
          isChecked={taken.takesServer}
          onChange={(takesServer) => onChange({ ...taken, takesServer })}
        />
      )}
      {key && isKeyPossible && (
        <Checkbox
          label={`Use the key in it for ${key.host}`}
          hint={`${key.connectionId === undefined ? "" : `For ${PRESETS[getConnection(key.connectionId).presetId].name}, in`}${key.connectionId === undefined ? "In" : ""} this tab only. Otherwise the key is kept nowhere.`}
          isChecked={taken.takesKey}
          onChange={(takesKey) => onChange({ ...taken, takesKey })}
        />
      )}
    </>
  );
}
