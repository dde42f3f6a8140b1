import type { Id, Path } from "#core/vocabulary.ts";
import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { ServiceToolSwitches } from "./service-tool-switches.tsx";
import { ToolChoiceField } from "./tool-choice-field.tsx";

/** The actions under the field of a column's tools, and under that of the choice among them. */
export function ToolsActions({ variantId, path }: { variantId: Id; path: Path }) {
  if (path === "tool_choice") return <ToolChoiceField variantId={variantId} />;
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      <Button className="text-sm" onClick={() => layerOpened({ kind: "tools" })}>
        Edit tools…
      </Button>
      <Button className="text-sm" onClick={() => layerOpened({ kind: "mocks" })}>
        Mocks
      </Button>
      <ServiceToolSwitches variantId={variantId} />
    </div>
  );
}
