import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { KitGroup, KitRow } from "./kit-page-group.tsx";

const TEXT_SIZES = [
  ["text-xs", "xs: notes, figures and chips"],
  ["text-sm", "sm: secondary text, values of fields"],
  ["text-base", "base: controls and sentences"],
  ["text-md", "md: prompts and replies"],
  ["text-lg", "lg: headings"],
  ["text-xl tracking-tight", "xl: the start page"],
] as const;

const RADII = [
  ["rounded-chip", "chip"],
  ["rounded-control", "control"],
  ["rounded-card", "card"],
  ["rounded-panel", "panel"],
] as const;

const COLOURS = [
  ["bg-paper", "paper"],
  ["bg-surface", "surface"],
  ["bg-sunken", "sunken"],
  ["bg-line", "line"],
  ["bg-line-strong", "line-strong"],
  ["bg-ink-3", "ink-3"],
  ["bg-ink-2", "ink-2"],
  ["bg-ink", "ink"],
  ["bg-accent-soft", "accent-soft"],
  ["bg-accent", "accent"],
  ["bg-ok", "ok"],
  ["bg-warn", "warn"],
  ["bg-danger-soft", "danger-soft"],
  ["bg-danger", "danger"],
] as const;

/** The colours, type sizes and radii of the token table. */
export function KitTokens() {
  return (
    <KitGroup title="Tokens">
      {TEXT_SIZES.map(([className, label]) => (
        <p key={className} className={className}>
          {label}
        </p>
      ))}
      <KitRow>
        {RADII.map(([className, label]) => (
          <span key={className} className={`grid h-12 w-20 place-items-center border border-line-strong ${className}`}>
            {label}
          </span>
        ))}
      </KitRow>
      <KitRow>
        {["A", "B", "C", "D", "E", "F", "G", "H", "I"].map((letter, columnIndex) => (
          <VariantChip key={letter} letter={letter} columnIndex={columnIndex} />
        ))}
      </KitRow>
      <KitRow>
        {COLOURS.map(([className, label]) => (
          <span key={className} className="w-20 text-xs">
            <span className={`block h-8 rounded-chip border border-line ${className}`} />
            {label}
          </span>
        ))}
      </KitRow>
    </KitGroup>
  );
}
