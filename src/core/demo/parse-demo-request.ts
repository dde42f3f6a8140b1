import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import { DEMO_DEFAULT_BUDGET_TOKENS, DEMO_MAX_TOKENS, DEMO_PARAMETERS } from "#core/parameters/demo-parameters.ts";
import { parseDemoMessages, type DemoMessages } from "./parse-demo-messages.ts";
import type { SamplerSettings } from "./sampler.ts";

export type DemoRequest = DemoMessages & {
  sampler: SamplerSettings;
  maxTokens: number;
  stops: string[];
  /** The budget in tokens; null where thinking is off. */
  thinkingBudget: number | null;
  isStreamed: boolean;
};

/**
 * Parses a chat-completions body for the demo model, in either dialect. Returns an error sentence that names the field
 * for an invalid body. A field that is null counts as not sent; unknown fields are ignored.
 */
export function parseDemoRequest(body: Json | undefined): DemoRequest | { problem: string } {
  if (!isJsonObject(body)) return { problem: "The body is not a JSON object." };
  const model = body["model"];
  if (model !== DEMO_MODEL_ID) {
    const named = typeof model === "string" ? `Model "${model}" not found.` : "model: a text is expected.";
    return { problem: `${named} The only model here is "${DEMO_MODEL_ID}", the demo model in this browser.` };
  }
  const messages = parseDemoMessages(body);
  if ("problem" in messages) return messages;
  const problem = DEMO_PARAMETERS.map((spec) => findProblem(body, spec)).find((found) => found !== undefined);
  if (problem !== undefined) return { problem };
  const stops = parseStopSequences(body);
  if (stops === undefined) return { problem: "stop: a text or a list of texts is expected, and none may be empty." };
  const thinking = parseThinkingBudget(body["thinking"]);
  if (thinking === undefined) return { problem: 'thinking: an object with the type "enabled" is expected.' };
  return {
    ...messages,
    sampler: parseSampler(body),
    maxTokens: getNumber(body, "max_tokens") ?? DEMO_MAX_TOKENS.default,
    stops,
    thinkingBudget: thinking,
    isStreamed: body["stream"] === true,
  };
}

function findProblem(body: JsonObject, spec: (typeof DEMO_PARAMETERS)[number]): string | undefined {
  const value = getAtPath(body, spec.path);
  if (value === undefined || value === null) return undefined;
  const wrong = spec.check(value);
  return wrong === undefined ? undefined : `${spec.path}: ${wrong}, received ${JSON.stringify(value)}.`;
}

function getAtPath(body: JsonObject, path: string): Json | undefined {
  let current: Json | undefined = body;
  for (const name of path.split(".")) current = isJsonObject(current) ? current[name] : undefined;
  return current;
}

function parseSampler(body: JsonObject): SamplerSettings {
  const topP = getNumber(body, "top_p");
  const topK = getNumber(body, "top_k");
  return {
    temperature: getNumber(body, "temperature") ?? 1,
    ...(topP === undefined ? {} : { topP }),
    ...(topK === undefined ? {} : { topK }),
  };
}

function getNumber(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  return typeof value === "number" ? value : undefined;
}

/**
 * The stop sequences under both names, `stop` and `stop_sequences`, one for each dialect. Undefined where `stop` is
 * invalid.
 */
function parseStopSequences(body: JsonObject): string[] | undefined {
  const stop = body["stop"] ?? [];
  const stops: Json[] = Array.isArray(stop) ? stop : [stop];
  const sequences = body["stop_sequences"] ?? [];
  const all = [...stops, ...(Array.isArray(sequences) ? sequences : [])];
  const texts = all.filter((item): item is string => typeof item === "string" && item !== "");
  return texts.length === all.length ? texts : undefined;
}

/** The thinking budget; null where thinking is off, undefined where the value is invalid. */
function parseThinkingBudget(thinking: Json | undefined): number | null | undefined {
  if (thinking === undefined || thinking === null) return null;
  if (!isJsonObject(thinking) || thinking["type"] !== "enabled") return undefined;
  return getNumber(thinking, "budget_tokens") ?? DEMO_DEFAULT_BUDGET_TOKENS;
}
