import { create } from "zustand";
import { newId } from "#io/browser/new-id.ts";

/** Files on their way into the composer. */
type Intake = {
  /** Those being made ready, by name. */
  preparing: readonly { id: string; name: string }[];
  /** Why others were refused, a sentence each that names the file. */
  refusals: readonly { id: string; sentence: string }[];
};

const useIntake = create<Intake>()(() => ({ preparing: [], refusals: [] }));

/** A file is being made ready. Returns the way to say that it is done. */
export function preparationStarted(name: string): () => void {
  const id = newId();
  useIntake.setState(({ preparing }) => ({ preparing: [...preparing, { id, name }] }));
  return () =>
    useIntake.setState(({ preparing }) => ({ preparing: preparing.filter((entry) => entry.id !== id) }));
}

/** A file was refused; the sentence names it. */
export function fileRefused(sentence: string): void {
  useIntake.setState(({ refusals }) => ({ refusals: [...refusals, { id: newId(), sentence }] }));
}

/** The refusals were read, or new files came. */
export function refusalsClosed(): void {
  useIntake.setState({ refusals: [] });
}

/** Waits until no file is being made ready. False where one of them was refused. */
export function waitForFiles(): Promise<boolean> {
  const isDone = ({ preparing }: Intake) => preparing.length === 0;
  const isGood = ({ refusals }: Intake) => refusals.length === 0;
  if (isDone(useIntake.getState())) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = useIntake.subscribe((state) => {
      if (!isDone(state)) return;
      end();
      resolve(isGood(state));
    });
  });
}

/** True while a file is being made ready. */
export const isPreparing = (): boolean => useIntake.getState().preparing.length > 0;

export const useIntakeState = (): Intake => useIntake();
