import { Image, Pin, TriangleAlert } from "lucide-react";
import { searchFiltered, useSearch } from "#state/search/search-query.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { Select } from "#ui/kit/select.tsx";

const ANY = "";

const SWITCHES = [
  { name: "isPinned", label: "Pinned", icon: Pin },
  { name: "hasPictures", label: "With pictures", icon: Image },
  { name: "isFailed", label: "Failed answers", icon: TriangleAlert },
] as const;

/** Filters of a search: the model that answered, pins, pictures, failed answers. */
export function SearchFilterRow({ modelIds }: { modelIds: readonly string[] }) {
  const { filters } = useSearch();
  const { modelId } = filters;
  const others = modelId === undefined || modelIds.includes(modelId) ? [] : [modelId];
  return (
    <div role="group" aria-label="Filters" className="flex items-center gap-1">
      <Select
        aria-label="Model of the answer"
        look="filling"
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
      {SWITCHES.map(({ name, label, icon }) => (
        <IconButton
          key={name}
          icon={icon}
          label={label}
          aria-pressed={filters[name] === true}
          onClick={() => {
            const { [name]: before, ...rest } = filters;
            searchFiltered(before ? rest : { ...rest, [name]: true });
          }}
          className="border border-line aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent"
        />
      ))}
    </div>
  );
}
