import { getDraft } from "#state/document/drafts.ts";
import { layerClosed, layerOpened, onceLayerClosed, type Layer } from "#state/layers.ts";

/** The number of replies above which a run has to be confirmed. */
export const CONFIRM_ABOVE = 50;
/** The largest number of replies in a run without a spend cap. */
export const MAX_REPLIES = 500;

/** Asks the user to confirm a run of so many replies. Resolves to false where the question is closed. */
export function confirmRun(count: number): Promise<boolean> {
  return new Promise((resolve) => {
    let isConfirmed = false;
    const confirm = () => {
      isConfirmed = true;
      layerClosed();
    };
    const layer: Layer = { kind: "confirm-run", count, texts: getDraft(), confirm };
    layerOpened(layer);
    onceLayerClosed(layer, () => resolve(isConfirmed));
  });
}
