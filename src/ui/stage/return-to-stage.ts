import { getOpenId } from "#state/document/documents.ts";
import { getLayer, layerOpened, onceLayerClosed, type Layer } from "#state/layers.ts";

/** The layers that are opened from the stage for a moment. Any other one leaves it. */
const SIDE_TRIPS: readonly Layer["kind"][] = [
  "add-image",
  "confirm-run",
  "connections",
  "document",
  "edit",
  "image",
  "models",
  "pages",
  "passage",
  "request",
  "save-prompt",
  "unlock",
];

/** Opens the stage again when the layers that were opened from it are closed, unless another conversation is open by then. */
export function returnToStage(stage: Extract<Layer, { kind: "stage" }>): void {
  const over = getLayer();
  if (over === null || !SIDE_TRIPS.includes(over.kind)) return;
  const conversationId = getOpenId();
  onceLayerClosed(over, () => {
    // What closes one layer to open the next does so in one go.
    queueMicrotask(() => {
      if (getLayer() !== null) returnToStage(stage);
      else if (getOpenId() === conversationId) layerOpened(stage);
    });
  });
}
