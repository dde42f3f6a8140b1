import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { useOpenId } from "#state/document/documents.ts";
import { onReset } from "#state/reset-state.ts";

/** The progress of one judge: the answers that it is asked about in all, and what came of them. */
export type JudgingProgress = {
  conversationId: Id;
  asked: number;
  judged: number;
  failed: number;
  /** The known cost since the press. */
  spentUsd: number;
  isRunning: boolean;
  /** The reason why it stopped before its end, as a sentence. */
  stopped?: string;
};

const useProgress = create<{ byCheck: Readonly<Record<Id, JudgingProgress>> }>()(() => ({ byCheck: {} }));
onReset(() => useProgress.setState({ byCheck: {} }));

/** Records how far a judge is; undefined forgets it. */
export function judgingProgressed(checkId: Id, progress: JudgingProgress | undefined): void {
  useProgress.setState(({ byCheck: { [checkId]: _before, ...others } }) => ({
    byCheck: progress ? { ...others, [checkId]: progress } : others,
  }));
}

export const getJudgingProgress = (checkId: Id): JudgingProgress | undefined => useProgress.getState().byCheck[checkId];

/** True while a judge of any conversation is asked. */
export const isAnyJudging = (): boolean =>
  Object.values(useProgress.getState().byCheck).some(({ isRunning }) => isRunning);

/** Calls back after each step of any judge. Returns a function that stops this. */
export const watchJudging = (onChange: () => void): (() => void) => useProgress.subscribe(onChange);

/** The progress of a check's judge in the open conversation since it was last asked for. */
export function useJudgingProgress(checkId: Id): JudgingProgress | undefined {
  const openId = useOpenId();
  return useProgress(({ byCheck }) => {
    const progress = byCheck[checkId];
    return progress?.conversationId === openId ? progress : undefined;
  });
}
