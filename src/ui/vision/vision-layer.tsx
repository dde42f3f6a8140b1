import { assertNever } from "#core/assert-never.ts";
import type { Layer } from "#state/layers.ts";
import { AddImageDialog } from "./add-image-dialog.tsx";
import { CompareDialog } from "./compare-dialog.tsx";
import { DocumentDialog } from "./document-dialog.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import { ImageDialog } from "./image-dialog.tsx";
import { PagesDialog } from "./pages-dialog.tsx";
import { PassageDialog } from "./passage-dialog.tsx";
import { RowSizesDialog } from "./row-sizes-dialog.tsx";

type VisionLayer = Extract<
  Layer,
  { kind: "add-image" | "compare-images" | "document" | "edit" | "image" | "pages" | "passage" | "row-sizes" }
>;

/** The dialogs about pictures, which are fetched together when the first of them opens. */
export function VisionLayer({ layer }: { layer: VisionLayer }) {
  switch (layer.kind) {
    case "add-image":
      return <AddImageDialog />;
    case "compare-images":
      return <CompareDialog layer={layer} />;
    case "document":
      return <DocumentDialog part={layer.part} attachmentId={layer.attachmentId} />;
    case "edit":
      return <EditDialog attachmentId={layer.attachmentId} />;
    case "image":
      return <ImageDialog turnId={layer.turnId} partIndex={layer.partIndex} />;
    case "passage":
      return <PassageDialog replyId={layer.replyId} citation={layer.citation} />;
    case "pages":
      return <PagesDialog layer={layer} />;
    case "row-sizes":
      return <RowSizesDialog />;
    default:
      return assertNever(layer);
  }
}
