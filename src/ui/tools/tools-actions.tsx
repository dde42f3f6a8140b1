import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";

/** The actions under the field of a column's tools. */
export function ToolsActions() {
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      <Button className="text-sm" onClick={() => layerOpened({ kind: "tools" })}>
        Edit tools…
      </Button>
      <Button className="text-sm" onClick={() => layerOpened({ kind: "mocks" })}>
        Mocks
      </Button>
    </div>
  );
}
