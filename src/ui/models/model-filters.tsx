import type { ModelFilter } from "#core/models/search-models.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { Select } from "#ui/kit/select.tsx";
import { formatTokenCount } from "./describe-model.ts";

const CONTEXTS = [0, 32_000, 128_000, 200_000, 1_000_000].map((tokens) => ({
  value: tokens,
  label: tokens === 0 ? "any" : `from ${formatTokenCount(tokens)}`,
}));
const PRICES = (["", 1, 5, 15, 50] as const).map((usd) => ({
  value: usd,
  label: usd === "" ? "any" : `up to $${usd} per million tokens`,
}));

/** Filters of the model list beside the search words. */
export function ModelFilters({
  filter,
  onChange,
}: {
  filter: ModelFilter;
  onChange: (change: Partial<ModelFilter>) => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-ink-2">
      <Checkbox
        label="reads images"
        isChecked={filter.readsImages}
        onChange={(readsImages) => onChange({ readsImages })}
      />
      <Select
        label="context"
        options={CONTEXTS}
        value={filter.minContextTokens}
        onChange={(minContextTokens) => onChange({ minContextTokens })}
      />
      <Select<number | "">
        label="answer price"
        options={PRICES}
        value={filter.maxOutputUsd ?? ""}
        onChange={(usd) => onChange({ maxOutputUsd: usd === "" ? undefined : usd })}
      />
    </div>
  );
}
