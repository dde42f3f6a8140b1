import type { Id } from "#core/vocabulary.ts";
import { useVariableNames } from "#state/edits/use-variable-names.ts";
import { layerOpened } from "#state/layers.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { VariableField } from "./variable-field.tsx";

/** A field for each variable in the prompts; nothing where there is none. */
export function VariablesGroup({ variantId, letter, count }: { variantId: Id; letter: string; count: number }) {
  const names = useVariableNames(variantId);
  if (names.length === 0) return null;
  return (
    <div role="group" aria-label="Variables" className="border-b border-line-strong">
      <div className="flex h-9 items-center gap-2 border-b border-line bg-sunken px-3.5">
        <h3 className="grow font-semibold">Variables</h3>
        <span className="text-xs text-ink-3">in {"{{ }}"} of the prompts</span>
        <LinkButton className="text-sm" onClick={() => layerOpened({ kind: "add-rows" })}>
          Add rows
        </LinkButton>
      </div>
      {names.map((name) => (
        <VariableField key={`${variantId} ${name}`} variantId={variantId} letter={letter} count={count} name={name} />
      ))}
    </div>
  );
}
