import { useRef, useState } from "react";
import { countThings } from "#core/count-things.ts";
import { formatCostRange } from "#core/format.ts";
import { BATCH_PRICE_SHARE } from "#core/models/prices.ts";
import { sendBatches } from "#state/batches/send-batches.ts";
import { type BatchOffer, useBatchOffer } from "#state/batches/use-batch-offer.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { layerClosed } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Note } from "#ui/kit/note.tsx";

/** The requests that a run would send in batches, with their price and key, and those that cannot go that way. */
export function BatchDialog({ texts }: { texts: DraftTexts }) {
  const offer = useBatchOffer(texts);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const sendButton = useRef<HTMLButtonElement>(null);
  const count = typeof offer === "string" ? 0 : offer.count;
  const send = async () => {
    setSending(true);
    const reason = await sendBatches();
    if (reason === null) layerClosed();
    else setRefusal(reason);
    setSending(false);
  };
  return (
    <Dialog title="Run as batch" initialFocus={sendButton} onClose={layerClosed}>
      <DialogBody>
        {typeof offer === "string" ? <p>{offer}</p> : <OfferText offer={offer} />}
        {refusal !== null && (
          <Note tone="danger" role="alert">
            {refusal}
          </Note>
        )}
      </DialogBody>
      <DialogFooter>
        <Button look="ghost" onClick={layerClosed}>
          Not now
        </Button>
        <Button
          ref={sendButton}
          look="primary"
          data-press-once
          offReason={count === 0 ? "Nothing can go in a batch" : isSending ? "Being sent" : undefined}
          onClick={() => void send()}
        >
          Send {countThings(count, "request")}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function OfferText({ offer }: { offer: BatchOffer }) {
  const { count, serviceNames, left, isAgain, isCutShort } = offer;
  const names = serviceNames.join(" and ");
  return (
    <>
      {count > 0 && (
        <>
          <p>
            <strong className="font-semibold">{countThings(count, "request")}</strong>
            {isAgain ? ", answered already and asked once more," : " not answered yet"} go to {names}, which answers a
            batch within 24 hours, usually much sooner. You can close the page: the answers are put into their cells
            when you open this conversation again.
          </p>
          <Price offer={offer} />
          <p className="text-ink-2">
            Sent with your {names} {serviceNames.length > 1 ? "keys" : "key"}. Run does not ask a cell again that waits
            in a batch.
          </p>
          {isCutShort && (
            <p className="text-warn">
              max_tokens is not set: in a batch, AI/ML API then ends each answer at 1,024 tokens.
            </p>
          )}
        </>
      )}
      {left.length > 0 && (
        <div>
          <h3 className="font-semibold">Not in the batch</h3>
          <ul className="mt-1 list-disc ps-5 text-ink-2">
            {left.map(({ reason, count: leftCount }) => (
              <li key={reason}>
                {countThings(leftCount, "request")}: {reason}
              </li>
            ))}
          </ul>
          {count > 0 && <p className="mt-1 text-ink-2">Run asks these.</p>}
        </div>
      )}
    </>
  );
}

function Price({ offer: { estimate, isToAimlapi } }: { offer: BatchOffer }) {
  const { costUsd, isFree } = estimate;
  if (isFree) return null;
  if (!costUsd) return <p>Half the ordinary price, which is not known here.</p>;
  const batchUsd = {
    leastUsd: costUsd.leastUsd * BATCH_PRICE_SHARE,
    mostUsd: costUsd.mostUsd * BATCH_PRICE_SHARE,
    isLeast: costUsd.isLeast,
  };
  return (
    <p>
      <strong className="font-semibold">{formatCostRange(batchUsd)}</strong> instead of {formatCostRange(costUsd)}
      {isToAimlapi && (
        <span className="text-ink-3"> · AI/ML API names up to 50 % less; each answer shows what was billed</span>
      )}
    </p>
  );
}
