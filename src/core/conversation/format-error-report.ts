import type { Reply } from "./conversation.ts";

/**
 * A report on a rendering error to send to the developers: the error, and the settings of the reply that caused it,
 * without any text that anybody wrote and without a key.
 */
export function formatErrorReport(error: Error, browser: string, reply?: Reply): string {
  const lines = ["Étude could not draw something.", "", error.stack ?? `${error.name}: ${error.message}`, "", browser];
  if (reply) {
    const { status, finishReason, failure, usage, sentWith, parts } = reply;
    lines.push(
      `model ${sentWith.modelId}, ${sentWith.wire}, ${sentWith.dialect}`,
      `status ${[status, finishReason, failure?.kind].filter(Boolean).join(", ")}`,
      `parts ${parts.map((part) => ("text" in part ? `${part.kind} of ${part.text.length} characters` : part.kind)).join(", ")}`,
      `usage ${JSON.stringify(usage ?? {})}`,
      `parameters ${Object.keys(sentWith.parameters).join(", ")}`,
    );
  }
  return lines.join("\n");
}
