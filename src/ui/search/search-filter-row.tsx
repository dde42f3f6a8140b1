import { searchFiltered, useSearch } from "#state/search/search-session.ts";
import { Select } from "#ui/kit/select.tsx";

const ANY = "";

/** Filters of a search: the model that answered, pictures, failed answers. */
export function SearchFilterRow({ modelIds }: { modelIds: readonly string[] }) {
  const { filters } = useSearch();
  const { modelId, hasPictures, isFailed } = filters;
  const others = modelId === undefined || modelIds.includes(modelId) ? [] : [modelId];
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Select
        aria-label="Model of the answer"
        options={[
          { value: ANY, label: "any model" },
          ...[...others, ...modelIds].map((value) => ({ value, label: value })),
        ]}
        value={modelId ?? ANY}
        onChange={(chosen) => {
          const { modelId: _before, ...rest } = filters;
          searchFiltered(chosen === ANY ? rest : { ...rest, modelId: chosen });
        }}
      />
      <FilterButton
        label="pictures"
        isOn={hasPictures === true}
        onToggle={() => {
          const { hasPictures: before, ...rest } = filters;
          searchFiltered(before ? rest : { ...rest, hasPictures: true });
        }}
      />
      <FilterButton
        label="failed"
        isOn={isFailed === true}
        onToggle={() => {
          const { isFailed: before, ...rest } = filters;
          searchFiltered(before ? rest : { ...rest, isFailed: true });
        }}
      />
    </div>
  );
}

function FilterButton({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className="h-7 rounded-chip border border-line px-1.5 text-xs text-ink-2 aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent touch:h-10"
    >
      {label}
    </button>
  );
}
