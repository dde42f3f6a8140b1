import type { Failure } from "#core/wire/failure.ts";

/** The status and the request id of a failure, to quote to the service. */
export function FailureFacts({ failure: { status, requestId } }: { failure: Failure }) {
  const facts = [
    status === undefined ? "" : `status ${status}`,
    requestId === undefined ? "" : `request ${requestId}`,
  ].filter(Boolean);
  return facts.length > 0 && <p className="mt-1.5 font-mono text-xs wrap-anywhere">{facts.join(" · ")}</p>;
}
