import { X } from "lucide-react";
import { useState } from "react";
import type { ImportRow } from "#core/imports/import-result.ts";
import type { PastedOffer } from "#state/imports/pasted-offer.ts";
import { openPasted, pastedOfferClosed } from "#state/imports/offer-pasted.ts";
import { listOffers } from "#state/imports/import-offers.ts";
import { useDraftText } from "#state/document/drafts.ts";
import { useChosenColumn } from "#state/page-choices.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { ImportTable } from "./import-table.tsx";
import { NO_OFFERS, OfferChoices } from "./offer-choices.tsx";

/** An offer beside pasted code: to open it as a conversation, or to open it and send it at once. */
export function PastedNote({ offer }: { offer: PastedOffer }) {
  const [taken, setTaken] = useState(NO_OFFERS);
  const columnId = useChosenColumn()?.variantId ?? "";
  const isStillThere = useDraftText(columnId, (text) => String(text.includes(offer.text.trim()))) === "true";
  const [source] = offer.read.sources;
  if (!isStillThere || !source || "reason" in source) return null;
  const { rows, format } = source;
  const detail = (what: string) => rows.find((row) => row.what === what)?.detail;
  const service = detail("Service") ?? rows.find(({ what }) => what.startsWith("Server "))?.what.replace("Server ", "");
  const leftOut = rows.filter(({ isTaken }) => !isTaken);
  return (
    <section
      aria-label="Pasted code"
      className="mx-2 mb-2 flex flex-col gap-2 rounded-card border border-line bg-sunken px-3 py-2 text-sm"
    >
      <div className="flex items-start gap-2">
        <p className="min-w-0 grow py-1 wrap-anywhere">
          This looks like {format}
          {`: ${[detail("Model"), service].filter((text) => text !== undefined).join(", ")}.`}
        </p>
        <IconButton icon={X} label="Keep as text" onClick={() => pastedOfferClosed(offer)} />
      </div>
      <OfferChoices offers={listOffers(offer.read.sources)} taken={taken} onChange={setTaken} />
      {leftOut.length > 0 && <LeftOut rows={leftOut} />}
      <div className="flex flex-wrap gap-2">
        <Button data-press-once onClick={() => void openPasted(offer, taken, false)}>
          Open as conversation
        </Button>
        <Button look="ghost" data-press-once onClick={() => void openPasted(offer, taken, true)}>
          Open and run
        </Button>
      </div>
    </section>
  );
}

function LeftOut({ rows }: { rows: readonly ImportRow[] }) {
  return (
    <details>
      <summary className="w-fit text-ink-3">{`${rows.length} not taken`}</summary>
      <ImportTable label="Not taken" rows={rows} />
    </details>
  );
}
