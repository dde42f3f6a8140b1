import type { JsonObject } from "#core/json.ts";

/** The fields of a body of the messages wire that are part of its input; the service that counts tokens refuses others. */
const INPUT_FIELDS = ["model", "messages", "system", "tools", "tool_choice", "thinking"];

/** The body of a request that asks how many tokens another request has. */
export const buildCountBody = (body: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([name]) => INPUT_FIELDS.includes(name)));
