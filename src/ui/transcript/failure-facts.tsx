import type { Failure } from "#core/wire/failure.ts";

/** The service's message about a failure, with the status and the request id to quote to the service. */
export function FailureFacts({ failure }: { failure: Failure }) {
  const { serverMessage, status, requestId, kind } = failure;
  const facts = [
    status === undefined ? "" : `status ${status}`,
    requestId === undefined ? "" : `request ${requestId}`,
  ].filter(Boolean);
  return (
    <>
      {serverMessage && kind !== "not-sendable" && (
        <blockquote
          aria-label="Message from the service"
          className="mt-1.5 max-h-40 overflow-y-auto border-l-2 border-danger-line pl-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
        >
          {serverMessage}
        </blockquote>
      )}
      {facts.length > 0 && <p className="mt-1.5 font-mono text-xs wrap-anywhere">{facts.join(" · ")}</p>}
    </>
  );
}
