import type { Id } from "#core/vocabulary.ts";
import { useMemo } from "react";
import { create } from "zustand";
import { newId } from "#io/browser/new-id.ts";
import { onReset } from "#state/reset-state.ts";

/** `fieldId` is the conversation of a composer, or the turn whose version is being written. */
type Entry<Fields> = Fields & { id: string; fieldId: Id };

/** Files that are being prepared for a field, and those that were refused. */
type Intake = {
  /** The files being prepared, by name. */
  preparing: readonly Entry<{ name: string; isShownElsewhere: boolean }>[];
  /** The reasons of refusals, each a sentence that names the file. */
  refusals: readonly Entry<{ sentence: string }>[];
};

const useIntake = create<Intake>()(() => ({ preparing: [], refusals: [] }));
onReset(() => useIntake.setState({ preparing: [], refusals: [] }));

/**
 * Records that a file is being prepared. `isShownElsewhere` is true where its chip already says so. Returns a function
 * that records the end.
 */
export function preparationStarted(fieldId: Id, name: string, isShownElsewhere = false): () => void {
  const id = newId();
  useIntake.setState(({ preparing }) => ({
    preparing: [...preparing, { id, fieldId, name, isShownElsewhere }],
  }));
  return () => useIntake.setState(({ preparing }) => ({ preparing: preparing.filter((entry) => entry.id !== id) }));
}

/** Records the refusal of a file; the sentence names the file. */
export function fileRefused(fieldId: Id, sentence: string): void {
  useIntake.setState(({ refusals }) => ({
    refusals: [...refusals, { id: newId(), fieldId, sentence }],
  }));
}

/** Removes the refusals of a field. */
export function refusalsClosed(fieldId: Id): void {
  useIntake.setState(({ refusals }) => ({
    refusals: refusals.filter((entry) => entry.fieldId !== fieldId),
  }));
}

/** Waits until no file of a field is being prepared. False where one of them was refused meanwhile. */
export function waitForFiles(fieldId: Id): Promise<boolean> {
  if (!isPreparing(fieldId)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = useIntake.subscribe(({ refusals }) => {
      if (isPreparing(fieldId)) return;
      end();
      resolve(!refusals.some((entry) => entry.fieldId === fieldId));
    });
  });
}

/** True while a file of a field is being prepared. */
export function isPreparing(fieldId: Id): boolean {
  return useIntake.getState().preparing.some((entry) => entry.fieldId === fieldId);
}

/** The files being prepared for a field, and the refusals. */
export function useIntakeState(fieldId: Id): Intake {
  const { preparing, refusals } = useIntake();
  return useMemo(() => {
    const isOwn = (entry: { fieldId: Id }) => entry.fieldId === fieldId;
    return { preparing: preparing.filter(isOwn), refusals: refusals.filter(isOwn) };
  }, [preparing, refusals, fieldId]);
}
