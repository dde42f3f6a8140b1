import { X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { countThings } from "#core/count-things.ts";
import type { ImportRow } from "#core/imports/import-result.ts";
import type { PastedCode, PastedOffer, PastedTable } from "#state/imports/pasted-offer.ts";
import type { Id } from "#core/vocabulary.ts";
import { useVariableNames } from "#state/edits/use-variable-names.ts";
import { MAX_ROWS_AT_FIRST } from "#core/row-files/row-limits.ts";
import { addPastedRows, showPastedRows } from "#state/imports/add-pasted-rows.ts";
import { openPasted, pastedOfferClosed } from "#state/imports/offer-pasted.ts";
import { listOffers } from "#state/imports/import-offers.ts";
import { useDraftText } from "#state/document/drafts.ts";
import { useChosenColumn } from "#state/page-choices.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { ImportTable } from "./import-table.tsx";
import { NO_OFFERS, OfferChoices } from "./offer-choices.tsx";

/** An offer beside what was pasted, as long as it stands in the composer. */
export function PastedNote({ offer }: { offer: PastedOffer }) {
  const columnId = useChosenColumn()?.variantId ?? "";
  const isStillThere = useDraftText(columnId, (text) => String(text.includes(offer.text.trim()))) === "true";
  if (!isStillThere) return null;
  return offer.kind === "code" ? (
    <CodeOffer key={offer.read.session} offer={offer} />
  ) : (
    <TableOffer offer={offer} variantId={columnId} />
  );
}

/** The offer to add a table as rows at once, or to look at its columns first. */
function TableOffer({ offer, variantId }: { offer: PastedTable; variantId: Id }) {
  const variables = useVariableNames(variantId);
  const { rowCount, columns, records } = offer.table;
  return (
    <OfferFrame
      label="Pasted table"
      sentence={`This is a table: ${countThings(rowCount, "row")} with ${columns.map(({ name }) => name).join(", ")}.`}
      offer={offer}
    >
      <div className="flex flex-wrap gap-2">
        {records.length <= MAX_ROWS_AT_FIRST && (
          <Button data-press-once onClick={() => void addPastedRows(offer, variables)}>
            Add as rows
          </Button>
        )}
        <Button look="ghost" onClick={() => showPastedRows(offer)}>
          Choose columns…
        </Button>
      </div>
    </OfferFrame>
  );
}

/** The frame of an offer, with a button that takes it back. */
function OfferFrame({
  label,
  sentence,
  offer,
  children,
}: {
  label: string;
  sentence: string;
  offer: PastedOffer;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className="mx-2 mb-2 flex flex-col gap-2 rounded-card border border-line bg-sunken px-3 py-2 text-sm"
    >
      <div className="flex items-start gap-2">
        <p className="line-clamp-3 min-w-0 grow py-1 wrap-anywhere">{sentence}</p>
        <IconButton icon={X} label="Keep as text" onClick={() => pastedOfferClosed(offer)} />
      </div>
      {children}
    </section>
  );
}

/** The offer to open code as a conversation, or to open it and send it at once. */
function CodeOffer({ offer }: { offer: PastedCode }) {
  const [taken, setTaken] = useState(NO_OFFERS);
  const [source] = offer.read.sources;
  if (!source || "reason" in source) return null;
  const { rows, format } = source;
  const detail = (what: string) => rows.find((row) => row.what === what)?.detail;
  const service = detail("Service") ?? rows.find(({ what }) => what.startsWith("Server "))?.what.replace("Server ", "");
  const leftOut = rows.filter(({ isTaken }) => !isTaken);
  return (
    <OfferFrame
      label="Pasted code"
      sentence={`This looks like ${format}: ${[detail("Model"), service].filter((text) => text !== undefined).join(", ")}.`}
      offer={offer}
    >
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
    </OfferFrame>
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
