import { Columns3 } from "lucide-react";
import type { Variant } from "#core/conversation/conversation.ts";
import { computeExclusions } from "#core/parameters/rules.ts";
import type { Parameters } from "#core/vocabulary.ts";
import type { ModelCapabilities } from "#state/parameters/model-capabilities.ts";
import { sweepSuggested } from "#state/edits/parameter-edits.ts";
import { Menu } from "#ui/kit/menu.tsx";
import { focusParameter } from "./focus-parameter.ts";

/** A menu of the parameters that can be swept; choosing one fills its field with several values. */
export function SweepMenu({
  variant,
  capabilities: { source, specs },
  values,
}: {
  variant: Variant;
  capabilities: Pick<ModelCapabilities, "source" | "specs">;
  values: Parameters;
}) {
  const exclusions = computeExclusions(source, values);
  const sweepable = specs.filter(
    ({ path }) => exclusions[path]?.canBeTyped !== false && variant.swept?.[path] === undefined,
  );
  if (sweepable.length === 0) return null;
  return (
    <Menu
      icon={Columns3}
      text="Sweep"
      label="Sweep a parameter"
      className="px-1.5"
      items={sweepable.map((spec) => ({
        label: spec.path,
        onChoose: () => {
          sweepSuggested(variant.id, spec);
          focusParameter(spec.path, "accent");
        },
      }))}
    />
  );
}
