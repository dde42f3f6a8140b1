import { createReasonFailure, isErrorReason, normaliseReason } from "./finish-reason.ts";
import type { Refusal, StreamEvent } from "./stream-event.ts";

/** Tracks the end of one response, on every wire. */
export type EndTracker = {
  /** True after an end mark or a failure: later content but usage does not belong to the response. */
  readonly isClosed: boolean;
  /**
   * Ends the response with its first finish reason; later reasons are ignored. Text may still follow. A reason that is
   * an error waits for the error itself, which may follow it.
   */
  finish(
    reason: string,
    more?: { sequence?: string | undefined; native?: string; refusal?: Refusal | undefined },
  ): StreamEvent[];
  close(): StreamEvent[];
  fail(event: Extract<StreamEvent, { type: "failed" }>): StreamEvent[];
  /**
   * Handles the end of the body: no event after an end, "interrupted" for a response that had begun, else an empty
   * response.
   */
  endBody(hasBegun: boolean): StreamEvent[];
};

/**
 * Creates a tracker for a response that has not ended. Services send a finish reason twice, go on after one, or send
 * none.
 */
export function createEndTracker(): EndTracker {
  let hasEnded = false;
  let isClosed = false;
  let failed: Extract<StreamEvent, { type: "failed" }> | undefined;
  const endWith = (event: StreamEvent): StreamEvent[] => {
    if (hasEnded) return [];
    hasEnded = true;
    return [event];
  };
  return {
    get isClosed() {
      return isClosed;
    },
    finish(reason, { sequence, native = "", refusal } = {}) {
      if (isErrorReason(reason)) failed ??= createReasonFailure(reason, native);
      if (failed) return [];
      return endWith({
        type: "finished",
        reason: normaliseReason(reason),
        ...(sequence === undefined ? {} : { sequence }),
        ...(refusal === undefined ? {} : { refusal }),
      });
    },
    close() {
      isClosed = true;
      return endWith(failed ?? { type: "finished", reason: "" });
    },
    fail(event) {
      isClosed = true;
      return endWith(event);
    },
    endBody: (hasBegun) =>
      endWith(failed ?? (hasBegun ? { type: "interrupted" } : { type: "failed", failure: { kind: "empty-answer" } })),
  };
}
