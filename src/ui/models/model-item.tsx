import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { describeModel } from "./describe-model.ts";
import { ModelCard } from "./model-card.tsx";

/** A model in the list: one click chooses the model, another shows its card. */
export function ModelItem({
  entry,
  isChosen,
  lastDay,
  onChoose,
}: {
  entry: CatalogueEntry;
  /** The last day of the model and its successor, where they are known. */
  lastDay: { words: string; isNear: boolean } | undefined;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  return (
    <li className={joinClasses("rounded-control", isChosen && "bg-accent-soft")}>
      <button
        type="button"
        aria-current={isChosen}
        onClick={() => onChoose(entry.id)}
        className="w-full rounded-control px-2 pt-1.5 text-start hover:bg-sunken"
      >
        <span className="font-medium wrap-anywhere">{entry.id}</span>
        {entry.name !== undefined && <span className="text-ink-2"> {entry.name}</span>}
        <span className="block text-xs text-ink-3">{describeModel(entry)}</span>
        {lastDay && (
          <span className={joinClasses("block text-xs", lastDay.isNear ? "text-warn" : "text-ink-3")}>
            {lastDay.words}
          </span>
        )}
      </button>
      <details className="px-2 pb-1.5">
        <summary
          aria-label={`Details of ${entry.id}`}
          className="w-fit cursor-pointer text-xs text-ink-3 hover:text-ink"
        >
          Details
        </summary>
        <div className="mt-1">
          <ModelCard entry={entry} />
        </div>
      </details>
    </li>
  );
}
