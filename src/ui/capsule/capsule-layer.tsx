import { assertNever } from "#core/assert-never.ts";
import type { Layer } from "#state/layers.ts";
import { ClearDialog } from "./clear-dialog.tsx";
import { DataDialog } from "./data-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";

/** The layers of the ways out of a conversation and back. */
export function CapsuleLayer({ layer }: { layer: Extract<Layer, { kind: "clear" | "data" | "export" }> }) {
  switch (layer.kind) {
    case "clear":
      return <ClearDialog />;
    case "data":
      return <DataDialog backup={layer.backup} />;
    case "export":
      return <ExportDialog />;
    default:
      return assertNever(layer);
  }
}
