import { create } from "zustand";
import type { Failure } from "#core/wire/failure.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";

/** The one reason why a reply waits, as shown to the user. It exists only in the tab that runs the reply. */
export type WaitReason =
  /** All parallel slots of the connection are taken. `ahead` replies of the connection are sent before this one. */
  | { kind: "queued"; ahead: number }
  /** The cost of running replies decides whether the spend cap allows the reply. */
  | { kind: "spend-cap" }
  /** The request is sent again at `untilMs`, or for the first time where there is no failure. */
  | { kind: "retrying"; failure?: Failure; untilMs: number; proceed: () => void }
  /** The connection allows fewer parallel requests since it refused some as too many. */
  | { kind: "rate-limited" }
  /** No byte has arrived for a while. `proceed` only restarts the time. */
  | { kind: "stalled"; afterMs: number; proceed: () => void };

const useReplyWaits = create<{ waits: Readonly<Record<Id, WaitReason>> }>()(() => ({ waits: {} }));
onReset(() => useReplyWaits.setState({ waits: {} }));

/** Sets or removes the wait reasons of some replies. */
export function setReplyWaits(changes: readonly (readonly [Id, WaitReason | undefined])[]): void {
  const { waits: before } = useReplyWaits.getState();
  const changed = changes.filter(([id, wait]) => !isSameWait(before[id], wait));
  if (changed.length === 0) return;
  const waits = { ...before };
  for (const [id, wait] of changed) {
    if (wait) waits[id] = wait;
    else delete waits[id];
  }
  useReplyWaits.setState({ waits });
}

function isSameWait(a: WaitReason | undefined, b: WaitReason | undefined): boolean {
  if (a?.kind !== b?.kind) return false;
  if (a?.kind === "queued" && b?.kind === "queued") return a.ahead === b.ahead;
  if (a?.kind === "retrying" && b?.kind === "retrying") return a.untilMs === b.untilMs && a.failure === b.failure;
  return a?.kind !== "stalled";
}

export const getReplyWait = (replyId: Id): WaitReason | undefined => useReplyWaits.getState().waits[replyId];
export const useReplyWait = (replyId: Id): WaitReason | undefined => useReplyWaits(({ waits }) => waits[replyId]);

/** Calls back after each change of any wait reason. Returns a function that stops this. */
export const watchReplyWaits = (onChange: () => void): (() => void) => useReplyWaits.subscribe(onChange);
