import { create } from "zustand";
import { layerClosed, layerOpened, onceLayerLeft } from "#state/layers.ts";

/** A run of more replies than this is asked about first. */
export const ASK_ABOVE = 50;
/** A run of more replies than this is refused, unless a spend cap holds it. */
export const MOST_REPLIES = 500;

/** A large run that waits for a yes. */
const useAsked = create<{ count: number; accept: () => void }>()(() => ({ count: 0, accept: () => {} }));

/** Asks whether so many replies are meant. Settles when the question is answered, or closed, which is a no. */
export function confirmRun(count: number): Promise<boolean> {
  return new Promise((resolve) => {
    let isMeant = false;
    useAsked.setState({
      count,
      accept: () => {
        isMeant = true;
      },
    });
    layerOpened("confirm-run");
    onceLayerLeft("confirm-run", () => resolve(isMeant));
  });
}

/** The large run is meant. */
export function largeRunAccepted(): void {
  useAsked.getState().accept();
  layerClosed();
}

export const useAskedCount = (): number => useAsked(({ count }) => count);
