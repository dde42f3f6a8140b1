import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { tokenize } from "./tokenize.ts";

export type DemoMessages = {
  /** The last thing the user said. */
  question: string;
  /** What the user said before that; empty for nothing. */
  earlier: string;
  /** The system prompt asks for a short answer. */
  isBrief: boolean;
  /** How many parts of the question are not text. */
  attachments: number;
  /** The words of the system prompt and of all messages. */
  promptTokens: number;
};

type Message = { role: string; texts: string[]; otherParts: number };

const ROLES = new Set(["system", "developer", "user", "assistant", "tool"]);
const ASKS_FOR_BREVITY =
  /\b(?:brief|briefly|short|shorter|concise|concisely|terse|tersely|(?:one|single|1)[ -](?:sentence|line))\b/iu;

/** What the messages of a body say, in either dialect, or the problem with them as a sentence that names the place. */
export function readDemoMessages(body: JsonObject): DemoMessages | { problem: string } {
  const system = body["system"] ?? "";
  if (typeof system !== "string") return { problem: "system: a text is expected." };
  const list = body["messages"];
  if (!Array.isArray(list) || list.length === 0) return { problem: "messages: a list with a message is expected." };
  const messages: Message[] = [{ role: "system", texts: [system], otherParts: 0 }];
  for (const [index, item] of list.entries()) {
    const message = readMessage(item, `messages[${index}]`);
    if ("problem" in message) return message;
    messages.push(message);
  }
  const said = messages.filter(({ role }) => role === "user");
  const last = said.at(-1);
  if (!last) return { problem: "messages: one from the user is expected." };
  const rules = messages.filter(({ role }) => role === "system" || role === "developer");
  return {
    question: textOf(last),
    earlier: said.slice(-2, -1).map(textOf).join(""),
    isBrief: rules.some((message) => ASKS_FOR_BREVITY.test(textOf(message))),
    attachments: last.otherParts,
    promptTokens: messages.flatMap(({ texts }) => texts).reduce((sum, text) => sum + tokenize(text).length, 0),
  };
}

function readMessage(item: Json, place: string): Message | { problem: string } {
  if (!isJsonObject(item)) return { problem: `${place}: an object is expected.` };
  const { role, content } = item;
  if (typeof role !== "string" || !ROLES.has(role))
    return { problem: `${place}.role: one of ${[...ROLES].join(", ")} is expected.` };
  if (typeof content === "string") return { role, texts: [content], otherParts: 0 };
  // An assistant's message that only called a tool has no content.
  if ((content === null || content === undefined) && role === "assistant") return { role, texts: [], otherParts: 0 };
  if (!Array.isArray(content)) return { problem: `${place}.content: a text or a list of parts is expected.` };
  const texts: string[] = [];
  for (const part of content) {
    if (!isJsonObject(part) || typeof part["type"] !== "string")
      return { problem: `${place}.content: each part needs a type.` };
    if (part["type"] !== "text") continue;
    if (typeof part["text"] !== "string") return { problem: `${place}.content: a text part needs a text.` };
    texts.push(part["text"]);
  }
  return { role, texts, otherParts: content.length - texts.length };
}

function textOf({ texts }: Message): string {
  return texts.join("\n\n");
}
