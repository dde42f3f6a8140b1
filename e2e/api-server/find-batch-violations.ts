import { fields, isRecord, listOf, oneOf, text, type Shape } from "./check-shape.ts";
import { claudeMessagesShape } from "./claude-chat-shape.ts";
import type { BatchForm, BatchRequest } from "./served-batch.ts";

/** The published messages of a batch request at AI/ML API. */
const singlePrompts: Shape = listOf(fields({ role: oneOf("user"), content: text() }), { min: 1 });

/** The faults for which a service would refuse the requests of a batch. */
export function findBatchViolations(form: BatchForm, requests: readonly BatchRequest[], batch: unknown): string[] {
  const found: string[] = [];
  if (requests.length === 0) found.push("requests: Expected at least 1 item(s)");
  if (new Set(requests.map(({ customId }) => customId)).size < requests.length)
    found.push("requests: custom_id must be unique within a batch");
  if (form === "aimlapi" && (!isRecord(batch) || typeof batch["model"] !== "string")) found.push("model: Required");
  const models = new Set<unknown>();
  for (const [index, { customId, body }] of requests.entries()) {
    const path = `requests[${index}]`;
    if (!/^[\w-]{1,64}$/.test(customId)) found.push(`${path}.custom_id: String should match the pattern`);
    if (!isRecord(body)) {
      found.push(`${path}.params: Expected a JSON object`);
      continue;
    }
    if ("stream" in body) found.push(`${path}.params.stream: Streaming is not supported in a batch`);
    if (form === "anthropic") claudeMessagesShape(body, `${path}.params`, found);
    if (form === "aimlapi") singlePrompts(body["messages"], `${path}.params.messages`, found);
    models.add(body["model"]);
  }
  if (form === "openai" && models.size > 1) found.push("A batch takes requests for a single model");
  return found;
}
