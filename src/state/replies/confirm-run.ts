import { create } from "zustand";
import { layerClosed, layerOpened, onceLayerClosed } from "#state/layers.ts";

/** The number of replies above which a run has to be confirmed. */
export const CONFIRM_ABOVE = 50;
/** The largest number of replies in a run without a spend cap. */
export const MAX_REPLIES = 500;

/** A large run that waits for confirmation. */
const usePendingRun = create<{ count: number; accept: () => void }>()(() => ({ count: 0, accept: () => {} }));

/** Asks the user to confirm a run of so many replies. Resolves to false where the question is closed. */
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

/** Confirms the large run. */
export function largeRunAccepted(): void {
  usePendingRun.getState().accept();
  layerClosed();
}

export const usePendingRunCount = (): number => usePendingRun(({ count }) => count);
