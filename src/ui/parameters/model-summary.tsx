import { findEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { layerOpened } from "#state/layers.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { describeModel } from "#ui/models/describe-model.ts";

/** What the list of models says of this one, in a line, and the way to the others. */
export function ModelSummary({ connectionId, modelId }: { connectionId: Id; modelId: string }) {
  const { entries } = useCatalogue(connectionId, false);
  const entry = findEntry(entries, modelId);
  if (connectionId === "demo") return null;
  return (
    <div className="flex items-baseline gap-2 border-b border-line px-3.5 py-2 text-xs text-ink-2">
      <p className="min-w-0 grow">
        {entry ? describeModel(entry) : "nothing is known of this model’s limits and price"}
      </p>
      <button
        type="button"
        onClick={() => layerOpened("models")}
        className="shrink-0 font-medium text-accent underline underline-offset-2"
      >
        Models…
      </button>
    </div>
  );
}
