import { Layers } from "lucide-react";
import { useState } from "react";
import type { Batch } from "#core/conversation/batch.ts";
import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import { deliverLostBatch } from "#state/batches/deliver-batch.ts";
import { cancelBatch } from "#state/batches/cancel-batch.ts";
import { fetchBatch } from "#state/batches/fetch-batch.ts";
import { batchTakenOut } from "#state/batches/take-out.ts";
import { useFollowedBatches } from "#state/batches/use-batches.ts";
import { useOpenId } from "#state/document/documents.ts";
import { Button } from "#ui/kit/button.tsx";
import { formatMoment } from "#ui/kit/format-moment.ts";

/** The batches of the conversation that are not answered yet: how far each is, and what can be done about it. */
export function BatchBar() {
  const batches = useFollowedBatches();
  if (batches.length === 0) return null;
  return (
    <ul aria-label="Batches" className="shrink-0 border-b border-line bg-sunken">
      {batches.map((batch) => (
        <BatchLine key={batch.id} batch={batch} />
      ))}
    </ul>
  );
}

function BatchLine({ batch }: { batch: Batch }) {
  const openId = useOpenId();
  const [isBusy, setBusy] = useState(false);
  const { id, form, status, problem, providerId } = batch;
  const isLost = providerId === undefined && problem !== undefined;
  // AI/ML API lists no batches, so that there is nothing to look through.
  const canAsk = providerId !== undefined || (isLost && form !== "aimlapi");
  const act = (action: (conversationId: string, batchId: string) => Promise<unknown>) => async () => {
    setBusy(true);
    await action(openId, id);
    setBusy(false);
  };
  const offReason = isBusy ? "Asking now" : undefined;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3.5 py-1.5">
      <Layers size={14} aria-hidden className="shrink-0 text-ink-3" />
      <span>{describe(batch)}</span>
      {problem !== undefined && <span className="basis-80 grow text-warn">{problem}</span>}
      <span className="ms-auto flex flex-wrap gap-2">
        {canAsk && (
          <Button data-press-once offReason={offReason} onClick={() => void act(fetchBatch)()}>
            {isLost ? "Look again" : "Fetch now"}
          </Button>
        )}
        {providerId !== undefined && status === "running" && (
          <Button
            data-press-once
            offReason={offReason}
            title="What is answered by then is kept and billed"
            onClick={() => void act(cancelBatch)()}
          >
            Cancel
          </Button>
        )}
        {isLost && (
          <Button data-press-once offReason={offReason} onClick={() => void act(deliverLostBatch)()}>
            Send again
          </Button>
        )}
        {problem !== undefined && (
          <Button
            data-press-once
            title="Its cells are not answered then, and Run asks them again"
            offReason={offReason}
            onClick={() => void act(batchTakenOut)()}
          >
            Take out
          </Button>
        )}
      </span>
    </li>
  );
}

function describe({ requestCount, status, createdAtMs, finishedCount, providerId, problem }: Batch): string {
  const requests = countThings(requestCount, "request");
  if (providerId === undefined)
    return problem === undefined ? `${requests} are being sent as a batch…` : `${requests} for a batch`;
  const done = finishedCount === undefined || finishedCount === 0 ? "" : `, ${formatCount(finishedCount)} done`;
  const cancelled = status === "cancelling" ? ", being cancelled" : "";
  return `${requests} in a batch, sent ${formatMoment(createdAtMs)}${done}${cancelled}`;
}
