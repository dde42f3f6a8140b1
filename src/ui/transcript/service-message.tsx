import type { Failure } from "#core/wire/failure.ts";

/** The service's own sentence about a failure; nothing where it sent none. */
export function ServiceMessage({ failure: { serverMessage, kind } }: { failure: Failure }) {
  if (!serverMessage || kind === "not-sendable") return null;
  return (
    <blockquote
      aria-label="Message from the service"
      className="my-1.5 max-h-40 overflow-y-auto border-s-2 border-danger-line ps-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere first:mt-0"
    >
      {serverMessage}
    </blockquote>
  );
}
