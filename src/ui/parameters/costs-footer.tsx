import { PRESETS } from "#core/connections/presets.ts";
import type { Id } from "#core/vocabulary.ts";
import { useConnection } from "#state/connections/connections.ts";
import { useBalance } from "#state/models/balance.ts";
import { useConversationSpending, useSessionSpending } from "#state/models/spend-cap.ts";
import { Button } from "#ui/kit/button.tsx";
import { formatSpendingDetails, formatSpendingTotal } from "./format-spending.ts";
import { SpendCapField } from "./spend-cap-field.tsx";

/** The amounts spent on one line, with details, the spend cap, and the balance on request. */
export function CostsFooter({ connectionId }: { connectionId: Id }) {
  const conversation = useConversationSpending();
  const session = useSessionSpending();
  const preset = PRESETS[useConnection(connectionId).presetId];
  return (
    <details className="shrink-0 border-t border-line bg-paper px-3.5 py-2 text-xs text-ink-2">
      <summary className="cursor-pointer hover:text-ink">
        Costs: {formatSpendingTotal(conversation)} here, {formatSpendingTotal(session)} this session
      </summary>
      <div className="mt-2 flex flex-col gap-2">
        <dl aria-label="Costs" className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5">
          <dt>this conversation</dt>
          <dd className="text-end font-mono text-ink">{formatSpendingDetails(conversation)}</dd>
          <dt>this session</dt>
          <dd className="text-end font-mono text-ink">{formatSpendingDetails(session)}</dd>
        </dl>
        <SpendCapField />
        {preset.id === "aimlapi" && <Balance connectionId={connectionId} />}
      </div>
    </details>
  );
}

function Balance({ connectionId }: { connectionId: Id }) {
  const { sentence, isLoading, load } = useBalance(connectionId);
  return (
    <p className="flex items-center gap-2">
      <Button offReason={isLoading ? "The balance is being fetched" : undefined} onClick={load}>
        Balance
      </Button>
      <span>{sentence}</span>
    </p>
  );
}
