import type { Id } from "#core/vocabulary.ts";
import { useMemo } from "react";
import { create } from "zustand";
import { newId } from "#io/browser/new-id.ts";

type Entry<Fields> = Fields & { id: string; conversationId: Id };

/** Files on their way into a composer. */
type Intake = {
  /** Those being made ready, by name. */
  preparing: readonly Entry<{ name: string; isShownElsewhere: boolean }>[];
  /** Why others were refused, a sentence each that names the file. */
  refusals: readonly Entry<{ sentence: string }>[];
};

const useIntake = create<Intake>()(() => ({ preparing: [], refusals: [] }));

/** A file is being made ready, which its chip may say already. Returns the way to say that it is done. */
export function preparationStarted(conversationId: Id, name: string, isShownElsewhere = false): () => void {
  const id = newId();
  useIntake.setState(({ preparing }) => ({
    preparing: [...preparing, { id, conversationId, name, isShownElsewhere }],
  }));
  return () => useIntake.setState(({ preparing }) => ({ preparing: preparing.filter((entry) => entry.id !== id) }));
}

/** A file was refused; the sentence names it. */
export function fileRefused(conversationId: Id, sentence: string): void {
  useIntake.setState(({ refusals }) => ({
    refusals: [...refusals, { id: newId(), conversationId, sentence }],
  }));
}

/** The refusals were read, or new files came. */
export function refusalsClosed(conversationId: Id): void {
  useIntake.setState(({ refusals }) => ({
    refusals: refusals.filter((entry) => entry.conversationId !== conversationId),
  }));
}

/** Waits until no file of a conversation is being made ready. False where one of them was refused meanwhile. */
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

/** True while a file of a conversation is being made ready. */
export function isPreparing(conversationId: Id): boolean {
  return useIntake.getState().preparing.some((entry) => entry.conversationId === conversationId);
}

/** What is on its way into the composer of a conversation. */
export function useIntakeState(conversationId: Id): Intake {
  const { preparing, refusals } = useIntake();
  return useMemo(() => {
    const isOwn = (entry: { conversationId: Id }) => entry.conversationId === conversationId;
    return { preparing: preparing.filter(isOwn), refusals: refusals.filter(isOwn) };
  }, [preparing, refusals, conversationId]);
}
