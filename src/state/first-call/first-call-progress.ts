import * as v from "valibot";
import { create } from "zustand";
import { JSON_SCHEMA } from "#core/conversation/value-schemas.ts";
import type { TakenSample } from "#core/first-call/find-done-steps.ts";
import { FIRST_CALL_STEPS, type FirstCallStep } from "#core/first-call/first-call-step.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";

const STORE_NAME = "etude:first-call";
const STORED = v.object({
  done: v.fallback(v.array(v.picklist(FIRST_CALL_STEPS)), []),
  taken: v.fallback(v.optional(v.object({ id: v.string(), parameters: v.record(v.string(), JSON_SCHEMA) })), undefined),
  isFolded: v.fallback(v.optional(v.boolean()), undefined),
});

/** The progress of the guide on this device. */
export type FirstCallProgress = {
  /** The steps that were once done, which they stay, whatever is deleted later. */
  done: readonly FirstCallStep[];
  /** The conversation into which the sample was taken last. */
  taken?: TakenSample | undefined;
  /** The state that a person gave the guide; undefined where the window decides. */
  isFolded?: boolean | undefined;
};

const useProgress = create<FirstCallProgress>()(() => loadStored());
onReset(() => useProgress.setState(loadStored(), true));

function loadStored(): FirstCallProgress {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? "{}"));
  } catch {
    return { done: [] };
  }
}

function write(change: Partial<FirstCallProgress>): void {
  useProgress.setState(change);
  deviceStore.write(STORE_NAME, JSON.stringify(useProgress.getState()));
}

export const useFirstCallProgress = (): FirstCallProgress => useProgress();

export const getFirstCallProgress = (): FirstCallProgress => useProgress.getState();

/** Records steps that are done now. Returns those that were not before. */
export function stepsDone(steps: readonly FirstCallStep[]): readonly FirstCallStep[] {
  const { done } = useProgress.getState();
  const added = steps.filter((step) => !done.includes(step));
  if (added.length > 0) write({ done: FIRST_CALL_STEPS.filter((step) => done.includes(step) || added.includes(step)) });
  return added;
}

export const sampleTaken = (taken: TakenSample): void => write({ taken });

export const guideFolded = (isFolded: boolean): void => write({ isFolded });
