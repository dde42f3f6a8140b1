import type { StreamEvent } from "./stream-event.ts";

/** How one answer ends, on every wire. */
export type EndTracker = {
  /** A mark says that nothing more belongs to the answer: all that still comes but usage is foreign. */
  readonly isClosed: boolean;
  /** The first reason ends the answer; later ones say it again. Text may still follow it. */
  finish(reason: string, sequence?: string): StreamEvent[];
  close(): StreamEvent[];
  fail(event: Extract<StreamEvent, { type: "failed" }>): StreamEvent[];
  /** The body has ended: nothing to say after an end, a cut where the answer had begun, an empty answer else. */
  endBody(hasBegun: boolean): StreamEvent[];
};

/** An answer that has not ended. Services name a reason twice, name it and go on, or end without any. */
export function createEndTracker(): EndTracker {
  let hasEnded = false;
  let isClosed = false;
  const endWith = (event: StreamEvent): StreamEvent[] => {
    if (hasEnded) return [];
    hasEnded = true;
    return [event];
  };
  return {
    get isClosed() {
      return isClosed;
    },
    finish: (reason, sequence) =>
      endWith({ type: "finished", reason, ...(sequence === undefined ? {} : { sequence }) }),
    close() {
      isClosed = true;
      return endWith({ type: "finished", reason: "" });
    },
    fail(event) {
      isClosed = true;
      return endWith(event);
    },
    endBody: (hasBegun) =>
      endWith(hasBegun ? { type: "interrupted" } : { type: "failed", failure: { kind: "empty-answer" } }),
  };
}
