import { useState } from "react";
import { formatDay } from "#core/capsule/format-day.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { resolveSentModel } from "#core/conversation/sent-request.ts";
import { findSuccessor } from "#core/models/find-successor.ts";
import { describeRetirement, findRetirement } from "#core/models/retirement.ts";
import { suggestModels } from "#core/models/suggest-models.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { computeModelSwitch } from "#state/models/compute-model-switch.ts";
import { regenerateReply } from "#state/replies/run.ts";
import { Button } from "#ui/kit/button.tsx";
import { trySuccessorLazily } from "#state/edits/try-successor-lazily.ts";

/**
 * The most similar models that the service still lists, and before them the successor of a Claude. The parameters that each would drop are shown, and nothing
 * changes before one is chosen.
 */
export function ModelSuggestions({ reply }: { reply: Reply }) {
  const { connectionId, parameters } = reply.sentWith;
  const { entries } = useCatalogue(connectionId, true);
  const modelId = resolveSentModel(reply);
  const suggestions = suggestModels(modelId, entries);
  const successor = findSuccessor(
    entries.map(({ id }) => id),
    modelId,
  );
  const [today] = useState(() => formatDay(Date.now()));
  const retirement = findRetirement(undefined, modelId);
  return (
    <>
      {retirement && <p className="mt-2">{describeRetirement(retirement, today).sentence}</p>}
      {successor !== undefined && (
        <Button
          data-press-once
          look="danger"
          className="mt-2 max-w-full"
          title="In a new column, with every setting that it takes"
          onClick={() => void trySuccessorLazily(reply.variantId)}
        >
          <span className="truncate">Try the successor {successor}</span>
        </Button>
      )}
      {suggestions.length > 0 && (
        <ul aria-label="Nearest models" className="mt-2 flex flex-col gap-1.5">
          {suggestions.map(({ id, name }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Button
                data-press-once
                look="danger"
                className="max-w-full"
                onClick={() => {
                  modelChosen(reply.variantId, id);
                  void regenerateReply(reply);
                }}
              >
                <span className="truncate">Use {name ?? id}</span>
              </Button>
              <span className="text-sm text-ink-2">
                {describeMove(computeModelSwitch(reply.sentWith, parameters, id))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function describeMove({ accepted, dropped }: ReturnType<typeof computeModelSwitch>): string {
  const clauses = [
    accepted.length === 0 ? "" : `keeps ${accepted.join(", ")}`,
    dropped.length === 0 ? "" : `does not take ${dropped.join(", ")}`,
  ].filter(Boolean);
  return clauses.join("; ");
}
