import { create } from "zustand";
import { layerClosed, layerOpened, onceLayerClosed } from "#state/layers.ts";

/** A run of more replies than this is asked about first. */
export const CONFIRM_ABOVE = 50;
/** A run of more replies than this is refused, unless a spend cap holds it. */
export const MAX_REPLIES = 500;

/** A large run that waits for a yes. */
const usePendingRun = create<{ count: number; accept: () => void }>()(() => ({ count: 0, accept: () => {} }));

/** Asks whether so many replies are meant. Settles when the question is answered, or closed, which is a no. */
export function confirmRun(count: number): Promise<boolean> {
  return new Promise((resolve) => {
    let isConfirmed = false;
    usePendingRun.setState({
      count,
      accept: () => {
        isConfirmed = true;
      },
    });
    layerOpened("confirm-run");
    onceLayerClosed("confirm-run", () => resolve(isConfirmed));
  });
}

/** The large run is meant. */
export function largeRunAccepted(): void {
  usePendingRun.getState().accept();
  layerClosed();
}

export const usePendingRunCount = (): number => usePendingRun(({ count }) => count);
