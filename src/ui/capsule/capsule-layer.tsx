import { assertNever } from "#core/assert-never.ts";
import type { Layer } from "#state/layers.ts";
import { ExportDialog } from "./export-dialog.tsx";

/** The layers of the ways out of a conversation and back. */
export function CapsuleLayer({ layer: { kind } }: { layer: Extract<Layer, { kind: "export" }> }) {
  switch (kind) {
    case "export":
      return <ExportDialog />;
    default:
      return assertNever(kind);
  }
}
