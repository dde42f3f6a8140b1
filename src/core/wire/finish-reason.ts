import type { StreamEvent } from "./stream-event.ts";

/** Reasons by which services say that an answer broke off with an error, some of them without any error object. */
const ERROR_REASON =
  /^(error|errored|fail(ed|ure)|abort(ed)?|cancell?ed|time(d_)?out|internal|\w+_error|error_\w+|insufficient_system_resource|malformed_\w+|unexpected_tool_call)$/i;

/** True for a finish reason that is an error. */
export function isErrorReason(reason: string): boolean {
  return ERROR_REASON.test(reason);
}

/** The failure of an answer that ended with an error and without a word about it. */
export function createReasonFailure(reason: string, native: string): Extract<StreamEvent, { type: "failed" }> {
  const said = native === "" || native === reason ? "" : `, native_finish_reason: ${native.slice(0, MAX_REASON_CHARS)}`;
  const serverMessage = `finish_reason: ${reason.slice(0, MAX_REASON_CHARS)}${said}`;
  return { type: "failed", failure: { kind: "error-in-stream", serverMessage } };
}

const MAX_REASON_CHARS = 100;

/** A finish reason in lower case where it is in capitals, as some services pass on those of others. */
export function normaliseReason(reason: string): string {
  return /^[A-Z][A-Z_]+$/.test(reason) ? reason.toLowerCase() : reason;
}
