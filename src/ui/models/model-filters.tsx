import type { ModelFilter } from "#core/models/search-models.ts";
import { formatTokenCount } from "./describe-model.ts";

const CONTEXTS = [0, 32_000, 128_000, 200_000, 1_000_000];
const PRICES = [undefined, 1, 5, 15, 50];
const SELECT = "h-7 rounded-chip border border-line bg-surface px-1";

/** What a list of models is narrowed by, beside words. */
export function ModelFilters({
  filter,
  onChange,
}: {
  filter: ModelFilter;
  onChange: (change: Partial<ModelFilter>) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-ink-2">
      <label className="flex items-center gap-1.5">
        <input
          type="checkbox"
          checked={filter.readsImages}
          onChange={(event) => onChange({ readsImages: event.target.checked })}
          className="size-4 accent-accent"
        />
        reads images
      </label>
      <label className="flex items-center gap-1.5">
        context
        <select
          value={filter.minContextTokens}
          onChange={(event) => onChange({ minContextTokens: Number(event.target.value) })}
          className={SELECT}
        >
          {CONTEXTS.map((tokens) => (
            <option key={tokens} value={tokens}>
              {tokens === 0 ? "any" : `from ${formatTokenCount(tokens)}`}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center gap-1.5">
        answer price
        <select
          value={filter.maxOutputUsd ?? ""}
          onChange={(event) =>
            onChange({ maxOutputUsd: event.target.value === "" ? undefined : Number(event.target.value) })
          }
          className={SELECT}
        >
          {PRICES.map((usd) => (
            <option key={usd ?? "any"} value={usd ?? ""}>
              {usd === undefined ? "any" : `up to $${usd} a million tokens`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
