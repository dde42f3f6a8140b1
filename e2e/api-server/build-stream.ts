import type { JsonObject } from "#core/json.ts";
import type { Scenario } from "./scenarios.ts";

type StatusScenario = Extract<Scenario, { kind: "status" }>;

/** A refusal with a JSON body. */
export function refuse(status: number, body: unknown, headers?: StatusScenario["headers"]): Scenario {
  return { kind: "status", status, body, ...(headers ? { headers } : {}) };
}

/** A stream of server-sent events: objects as data, texts as lines of their own. */
export function stream(items: readonly (JsonObject | string)[], breaksAfterMs?: number): Scenario {
  const body = items.map((item) => (typeof item === "string" ? `${item}\n\n` : `data: ${JSON.stringify(item)}\n\n`));
  return {
    kind: "status",
    status: 200,
    contentType: "text/event-stream",
    body: body.join(""),
    ...(breaksAfterMs === undefined ? {} : { breaksAfterMs }),
  };
}

/** A function that builds the chunks of one server: those with a delta, which may end the choice. */
export function createChunkBuilder(common: JsonObject) {
  return (delta: JsonObject, choice: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
    ...common,
    choices: [{ index: 0, delta, finish_reason: null, ...choice }],
    ...more,
  });
}
