import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";

type Entry = readonly [string, Json];
type Note = (what: string, detail: string) => void;

/** Members of an object that hold the messages of a chat, as fine-tuning, evaluations and batches write them. */
const HOLDERS = ["messages", "input", "prompt"];
/** Members of an object around a request. */
const REQUESTS = ["body", "params"];

/**
 * The values of a row that a chat is: its last message of the user as `input`, the answer to it as `expected`, its system
 * prompt as `system`, and what stands beside it. A prompt with its completion is such a chat too. Undefined for any other
 * object. What is not taken is noted.
 */
export function readChatRow(object: JsonObject, note: Note): Entry[] | undefined {
  const { prompt, completion } = object;
  if (typeof prompt === "string" && typeof completion === "string") {
    const { prompt: _prompt, completion: _completion, ...rest } = object;
    return [["input", prompt], ["expected", completion], ...Object.entries(rest)];
  }
  for (const name of REQUESTS) {
    const { [name]: request, ...rest } = object;
    if (!isJsonObject(request) || !isChat(request["messages"])) continue;
    const { messages: _messages, ...settings } = request;
    for (const setting of Object.keys(settings))
      if (setting !== "system") note(`“${setting}”`, "a setting of a request");
    return [...readMessages(toList(request["messages"]), note, request["system"]), ...Object.entries(rest)];
  }
  const holder = HOLDERS.find((name) => isChat(object[name]));
  if (holder === undefined) return undefined;
  const { [holder]: messages, ...rest } = object;
  const read = readMessages(toList(messages), note, rest["system"]);
  return [...read, ...Object.entries(rest).filter(([name]) => !read.some(([own]) => own === name))];
}

/** True for a list of messages, each with its role. */
export function isChat(value: Json | undefined): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => isJsonObject(item) && typeof item["role"] === "string")
  );
}

function readMessages(messages: readonly Json[], note: Note, givenSystem: Json | undefined): Entry[] {
  const said = messages.flatMap((message) =>
    isJsonObject(message) ? [{ role: message["role"], text: readContent(message["content"], note) }] : [],
  );
  const isSystem = (role: Json | undefined) => role === "system" || role === "developer";
  const system =
    typeof givenSystem === "string"
      ? givenSystem
      : said
          .filter(({ role }) => isSystem(role))
          .map(({ text }) => text)
          .join("\n\n");
  const turns = said.filter(({ role }) => !isSystem(role));
  const inputIndex = turns.findLastIndex(({ role }) => role === "user");
  const expected = turns.slice(inputIndex + 1).find(({ role, text }) => role === "assistant" && text !== "");
  if (inputIndex > 0) note("Earlier messages", "a row has the last message of the user alone");
  if (turns.some(({ role }) => role !== "user" && role !== "assistant"))
    note("Messages of tools", "a row has no place for them");
  return [
    ["input", turns[inputIndex]?.text ?? null],
    ...(expected ? [["expected", expected.text] as const] : []),
    ...(system === "" ? [] : [["system", system] as const]),
  ];
}

/** The text of a message's content; what else it has is noted. */
function readContent(content: Json | undefined, note: Note): string {
  if (typeof content === "string") return content;
  return toList(content)
    .flatMap((part) => {
      if (!isJsonObject(part)) return [];
      if (typeof part["text"] === "string") return [part["text"]];
      note("Pictures and files in messages", "a row takes the text alone");
      return [];
    })
    .join("\n\n");
}
