import type { Id } from "#core/vocabulary.ts";
import { useMemo } from "react";
import { create } from "zustand";
import { newId } from "#io/browser/new-id.ts";
import { onReset } from "#state/reset-state.ts";

type Entry<Fields> = Fields & { id: string; conversationId: Id };

/** Files that are being prepared for a composer, and those that were refused. */
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
export function preparationStarted(conversationId: Id, name: string, isShownElsewhere = false): () => void {
  const id = newId();
  useIntake.setState(({ preparing }) => ({
    preparing: [...preparing, { id, conversationId, name, isShownElsewhere }],
  }));
  return () => useIntake.setState(({ preparing }) => ({ preparing: preparing.filter((entry) => entry.id !== id) }));
}

/** Records the refusal of a file; the sentence names the file. */
export function fileRefused(conversationId: Id, sentence: string): void {
  useIntake.setState(({ refusals }) => ({
    refusals: [...refusals, { id: newId(), conversationId, sentence }],
  }));
}

/** Removes the refusals of a conversation. */
export function refusalsClosed(conversationId: Id): void {
  useIntake.setState(({ refusals }) => ({
    refusals: refusals.filter((entry) => entry.conversationId !== conversationId),
  }));
}

/** Waits until no file of a conversation is being prepared. False where one of them was refused meanwhile. */
export function waitForFiles(conversationId: Id): Promise<boolean> {
  if (!isPreparing(conversationId)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = useIntake.subscribe(({ refusals }) => {
      if (isPreparing(conversationId)) return;
      end();
      resolve(!refusals.some((entry) => entry.conversationId === conversationId));
    });
  });
}

/** True while a file of a conversation is being prepared. */
export function isPreparing(conversationId: Id): boolean {
  return useIntake.getState().preparing.some((entry) => entry.conversationId === conversationId);
}

/** The files being prepared for a conversation, and the refusals. */
export function useIntakeState(conversationId: Id): Intake {
  const { preparing, refusals } = useIntake();
  return useMemo(() => {
    const isOwn = (entry: { conversationId: Id }) => entry.conversationId === conversationId;
    return { preparing: preparing.filter(isOwn), refusals: refusals.filter(isOwn) };
  }, [preparing, refusals, conversationId]);
}
