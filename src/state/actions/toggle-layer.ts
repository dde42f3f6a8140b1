import { getFocusedReplyId, getFocusedTurnId, requestDialogClose } from "#io/browser/page-controls.ts";
import { getLayer, type Layer, layerClosed, layerOpened } from "#state/layers.ts";
import type { ActionAim } from "./action-page.ts";

/** Opens a layer, or closes it where it is open. */
export function toggleLayer(layer: Layer): void {
  if (getLayer()?.kind === layer.kind) layerClosed();
  else layerOpened(layer);
}

/**
 * Opens the command palette about the answer or turn that has the focus, or closes it. It takes the place of an open layer,
 * which asks first where something typed in it would be lost.
 */
export function togglePalette(): void {
  if (getLayer()?.kind === "palette") return layerClosed();
  if (getLayer() !== null) requestDialogClose();
  return getLayer() === null ? layerOpened({ kind: "palette", ...getFocusedAim() }) : undefined;
}

/** The answer or the turn that has the focus. */
export function getFocusedAim(): ActionAim {
  const replyId = getFocusedReplyId();
  const turnId = getFocusedTurnId();
  return { ...(replyId !== undefined && { replyId }), ...(turnId !== undefined && { turnId }) };
}
