import type { Variant } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { ArchiveRestore, Plus } from "lucide-react";
import { shortenNumbers } from "#core/format.ts";
import { useOpenValue } from "#state/document/documents.ts";
import { describeParameters } from "./describe-parameters.ts";
import { variantCopied, variantsRestored } from "#state/edits/variant-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { Menu } from "#ui/kit/menu.tsx";

const NO_VARIANTS: readonly Variant[] = [];

/** A button that adds a copy of the chosen column, and a menu that restores removed columns. */
export function AddVariant({ sourceId }: { sourceId: Id }) {
  const removed = useOpenValue<readonly Variant[], readonly Variant[]>(
    ({ settled }) => settled.variants,
    (variants) => variants.filter(({ isRemoved }) => isRemoved),
    NO_VARIANTS,
  );
  return (
    <>
      {removed.length > 0 && (
        <Menu
          icon={ArchiveRestore}
          label={`Restore columns (${removed.length})`}
          items={[
            ...removed.map(({ id, name, overrides }, index) => ({
              label: `Restore column: ${name ?? (shortenNumbers(describeParameters(overrides.parameters ?? {}).join(" · ")) || `number ${index + 1}`)}`,
              onChoose: () => variantsRestored([id]),
            })),
            ...(removed.length > 1
              ? [{ label: "Restore all columns", onChoose: () => variantsRestored(removed.map(({ id }) => id)) }]
              : []),
          ]}
        />
      )}
      <Button look="ghost" aria-label="Add variant" onClick={() => variantCopied(sourceId, "last")}>
        <Plus size={14} aria-hidden />
        <span className="max-sm:hidden">Variant</span>
      </Button>
    </>
  );
}
