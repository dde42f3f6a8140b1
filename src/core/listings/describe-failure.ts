import type { Failure } from "#core/wire/failure.ts";

/** A failure in one line: its kind, its status, and what the service said. */
export function describeFailure(failure: Failure | undefined): string {
  if (!failure) return "Failed.";
  const { kind, status, serverMessage, requestId } = failure;
  const facts = [kind, status, requestId].filter((fact) => fact !== undefined).join(", ");
  return `Failed (${facts})${serverMessage === undefined ? "." : `: ${serverMessage}`}`;
}
