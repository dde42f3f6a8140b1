import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, stringOrEmpty } from "#core/json.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import type { PromptVersion, SavedPrompt } from "#core/library/saved-prompt.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportFault } from "./import-format.ts";
import { importRequest } from "./import-request.ts";
import type { ImportResult, ImportRow } from "./import-result.ts";
import { createResult } from "./import-result.ts";

/** True for a prompt or an evaluation as OpenAI keeps them. */
export function isPromptObject(value: Json | undefined): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const kind = stringOrEmpty(value["object"]);
  if (/^(?:prompt|eval(?:\.run)?)$/.test(kind) || stringOrEmpty(value["id"]).startsWith("pmpt_")) return true;
  return findMessages(value) !== undefined && isJsonObject(value["variables"]);
}

/** A prompt of OpenAI as a saved prompt: its last message is the prompt, its variables are those of Étude. */
export function importPromptObject(value: JsonObject, context: ImportContext): ImportResult | ImportFault {
  const messages = findMessages(value);
  const { id, version, name, object: kind, variables, model } = value;
  if (!messages) {
    if (stringOrEmpty(kind).startsWith("eval"))
      return {
        reason: "It is an evaluation without a prompt of its own. Its rows and graders have no place in Étude yet.",
      };
    return {
      reason: `It only names a prompt that OpenAI keeps (${stringOrEmpty(id).slice(0, 60)}). Paste the prompt itself.`,
    };
  }
  const settings = { ...getObject(value, "model_parameters"), ...pickSettings(value) };
  const body: JsonObject = { ...settings, ...(typeof model === "string" ? { model } : {}), messages };
  const read = importRequest({ url: "", headers: [], body, holes: [], rows: [] }, context);
  if ("reason" in read) return read;
  const [imported] = read.conversations;
  if (!imported) return { reason: "It has no message." };
  const { conversation, draft } = imported;
  const { areBracesText: _literal, ...shared } = conversation.shared;
  const earlier = Object.values(conversation.turns).map(({ parts }) => joinTexts(parts));
  const text = draft.text === "" ? (earlier.at(-1) ?? "") : draft.text;
  const names = listMarkers([shared.system, text]).map((marker) => marker.name);
  const prompt: SavedPrompt = {
    id: context.newId(),
    name: stringOrEmpty(name) || conversation.title || stringOrEmpty(id) || "Prompt",
    tags: [],
    versions: [
      {
        id: context.newId(),
        createdAtMs: context.nowMs,
        change: typeof version === "string" ? `version ${version} at OpenAI` : "from OpenAI",
        text,
        settings: { ...shared, variables: readVariables(variables, names) },
      } satisfies PromptVersion,
    ],
  };
  const rows: ImportRow[] = [
    { what: "Saved prompt", detail: prompt.name, isTaken: true },
    ...(names.length > 0 ? [{ what: "Variables", detail: names.join(", "), isTaken: true }] : []),
    ...read.rows.filter(({ what }) => what !== "Prompt" && what !== "Earlier messages"),
  ];
  if (Object.keys(conversation.turns).length > (draft.text === "" ? 1 : 0))
    rows.push({
      what: "Earlier messages",
      detail: "a saved prompt is one message with its system prompt",
      isTaken: false,
    });
  if (value["testing_criteria"] !== undefined)
    rows.push({ what: "Graders and rows", detail: "Étude has no place for them yet", isTaken: false });
  return createResult({ prompts: [prompt], rows });
}

/** The messages of a prompt, under each name that OpenAI has for them. */
function findMessages(value: JsonObject): Json[] | undefined {
  const { messages, template, instructions, input, prompt } = value;
  for (const list of [messages, template, prompt, input])
    if (Array.isArray(list) && list.length > 0) return list.map(flatten);
  for (const name of ["data_source", "input_messages", "content"]) {
    const inner = value[name];
    const found = isJsonObject(inner) ? findMessages(inner) : undefined;
    if (found) return found;
  }
  if (typeof instructions !== "string" || instructions === "") return undefined;
  const user = typeof input === "string" ? [{ role: "user", content: input }] : [];
  return [{ role: "system", content: instructions }, ...user];
}

/** A message of a template, whose content may be one part instead of a list of them. */
function flatten(message: Json): Json {
  if (!isJsonObject(message) || !isJsonObject(message["content"])) return message;
  return { role: message["role"] ?? "", content: [message["content"]] };
}

const SETTINGS = [
  "temperature",
  "top_p",
  "max_output_tokens",
  "max_completion_tokens",
  "tools",
  "tool_choice",
  "reasoning",
];

const pickSettings = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name, setting]) => SETTINGS.includes(name) && setting !== null));

function readVariables(variables: Json | undefined, names: readonly string[]): Record<string, string> {
  if (!isJsonObject(variables)) return {};
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && names.includes(name) ? [[name, value]] : [],
    ),
  );
}
