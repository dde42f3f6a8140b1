import { assertNever } from "#core/assert-never.ts";
import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import { listAttachments } from "#core/conversation/planned-request.ts";
import { parseClaudeVersion } from "#core/models/claude-version.ts";
import type { BatchForm } from "./batch-form.ts";

/** The names that AI/ML API's published schema of a batch request has, and those that a batch leaves out. */
const AIMLAPI_NAMES = new Set([
  "max_tokens",
  "stop_sequences",
  "temperature",
  "top_k",
  "top_p",
  "tool_choice",
  "tools",
  "thinking",
  "metadata",
  "stream",
  "stream_options",
]);

/**
 * The reason why a request cannot go in a batch, in words; undefined where it can. `name` is that of its service, and no form
 * means that it takes no batches.
 */
export function findBatchObstacle(
  planned: PlannedRequest,
  form: BatchForm | undefined,
  name: string,
): string | undefined {
  const { wire } = planned.replies[0].sentWith;
  switch (form) {
    case undefined:
      return `${name} takes no batches`;
    case "anthropic":
      return wire === "messages" ? undefined : `${name} takes batches in the API format Messages alone`;
    case "openai":
      return wire === "chat-completions" ? undefined : `${name} takes batches in the API format Chat completions alone`;
    case "aimlapi":
      return wire === "predict" ? `${name} takes no batches in this API format` : findAimlapiObstacle(planned, name);
    default:
      return assertNever(form);
  }
}

/** Source: the published schema, whose messages have the role `user` and a text. */
function findAimlapiObstacle({ request, messages, ...planned }: PlannedRequest, name: string): string | undefined {
  if (parseClaudeVersion(request.model) === undefined) return `${name} takes batches for Claude alone`;
  if (listAttachments({ messages }).length > 0) return `${name} takes no pictures or documents in a batch`;
  if (messages.length !== 1 || messages[0]?.role !== "user" || planned.replies[0].after !== undefined)
    return `${name} takes single prompts in a batch, no earlier turns and no begun answers`;
  const names = [
    ...Object.keys(request.parameters).map((path) => path.split(".")[0] ?? path),
    ...Object.keys(request.extra),
  ];
  const refused = [...new Set(names)].filter((each) => !AIMLAPI_NAMES.has(each));
  return refused.length === 0 ? undefined : `${name} does not take ${refused.join(", ")} in a batch`;
}
