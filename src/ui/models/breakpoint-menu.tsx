import { Layers } from "lucide-react";
import type { CacheLife } from "#core/content/part.ts";
import { Menu } from "#ui/kit/menu.tsx";

/** A menu that sets how long a service keeps the request up to a place, or takes this back. */
export function BreakpointMenu({
  label,
  life,
  onChange,
}: {
  label: string;
  life: CacheLife | undefined;
  onChange: (life: CacheLife | undefined) => void;
}) {
  const choices = [
    { label: "Cache for 5 minutes", value: "5m" },
    { label: "Cache for 1 hour", value: "1h" },
  ] as const;
  return (
    <Menu
      icon={Layers}
      label={label}
      items={[
        ...choices
          .filter(({ value }) => value !== life)
          .map(({ label: text, value }) => ({ label: text, onChoose: () => onChange(value) })),
        ...(life ? [{ label: "Do not cache", onChoose: () => onChange(undefined) }] : []),
      ]}
    />
  );
}
