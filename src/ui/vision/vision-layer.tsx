import type { Layer } from "#state/layers.ts";
import { AddImageDialog } from "./add-image-dialog.tsx";
import { CompareDialog } from "./compare-dialog.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import { ImageDialog } from "./image-dialog.tsx";

const DIALOGS = {
  "add-image": AddImageDialog,
  "compare-images": CompareDialog,
  edit: EditDialog,
  image: ImageDialog,
} as const satisfies Partial<Record<Layer, React.ComponentType>>;

/** The dialogs about pictures, which are fetched together when the first of them opens. */
export function VisionLayer({ layer }: { layer: keyof typeof DIALOGS }) {
  const Dialog = DIALOGS[layer];
  return <Dialog />;
}
