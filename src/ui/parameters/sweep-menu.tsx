import { Columns3 } from "lucide-react";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { Id } from "#core/vocabulary.ts";
import { sweepSuggested } from "#state/edits/parameter-edits.ts";
import { Menu } from "#ui/kit/menu.tsx";
import { focusParameter } from "./focus-parameter.ts";
import type { PanelCapabilities } from "./use-panel-state.ts";
import { usePanelValue } from "./use-panel-state.ts";

const NO_SPECS: readonly ParameterSpec[] = [];

/** A menu of the parameters that can be swept; choosing one fills its field with several values. */
export function SweepMenu({ variantId, capabilities }: { variantId: Id; capabilities: PanelCapabilities }) {
  const sweepable = usePanelValue<readonly ParameterSpec[]>(
    variantId,
    capabilities,
    ({ exclusions, swept }) =>
      capabilities.specs.filter(({ path }) => exclusions[path]?.canBeTyped !== false && swept[path] === undefined),
    NO_SPECS,
  );
  if (sweepable.length === 0) return null;
  return (
    <Menu
      icon={Columns3}
      text="Sweep"
      label="Sweep a parameter"
      items={sweepable.map((spec) => ({
        label: spec.path,
        onChoose: () => {
          sweepSuggested(variantId, spec);
          focusParameter(spec.path, "accent");
        },
      }))}
    />
  );
}
