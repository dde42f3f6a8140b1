import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import { useOpenId } from "#state/document/documents.ts";

/** The progress of a run over rows: the replies that it asks for in all, and those that ended or are under way. */
export type RunProgress = {
  asked: number;
  answered: number;
  failed: number;
  running: number;
  isPaused: boolean;
  /** An estimate by the pace so far; absent before anything has ended. */
  secondsLeft?: number;
};

const useProgress = create<{ progress: Readonly<Record<Id, RunProgress>> }>()(() => ({ progress: {} }));
onReset(() => useProgress.setState({ progress: {} }));

/** Records how far the run of a conversation is; undefined where there is none any more. */
export function progressChanged(conversationId: Id, now: RunProgress | undefined): void {
  useProgress.setState(({ progress: { [conversationId]: _before, ...others } }) => ({
    progress: now ? { ...others, [conversationId]: now } : others,
  }));
}

export const getRunProgress = (conversationId: Id): RunProgress | undefined =>
  useProgress.getState().progress[conversationId];

/** True while replies of a run over the rows of the open conversation are under way. */
export const useIsRunUnderWay = (): boolean => {
  const openId = useOpenId();
  return useProgress(({ progress }) => (progress[openId]?.running ?? 0) > 0);
};

/** The progress of the run over the rows of the open conversation; undefined where none is under way or paused. */
export const useRunProgress = (): RunProgress | undefined => {
  const openId = useOpenId();
  return useProgress(({ progress }) => progress[openId]);
};
