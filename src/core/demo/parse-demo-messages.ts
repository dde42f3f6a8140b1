import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { parsePicturePart, type PicturePart } from "./parse-picture-part.ts";
import { tokenize } from "./tokenize.ts";

export type DemoMessages = {
  /** The text of the last user message. */
  question: string;
  /** The text of the user message before the last; "" for none. */
  earlierQuestion: string;
  /** True where the system prompt asks for a short answer. */
  isBrief: boolean;
  /** The pictures of the question, in the order of its parts. */
  pictures: PicturePart[];
  /** The pictures of all earlier messages. */
  earlierPictures: PicturePart[];
  /** The number of parts of the question that are neither text nor a picture. */
  unreadParts: number;
  /** The tokens of the system prompt and of all messages. */
  textTokens: number;
};

type Message = { role: string; texts: string[]; pictures: PicturePart[]; unreadParts: number };

const ROLES = new Set(["system", "developer", "user", "assistant", "tool"]);
const BREVITY_REQUEST =
  /\b(?:brief|briefly|short|shorter|concise|concisely|terse|tersely|(?:one|single|1)[ -](?:sentence|line))\b/iu;

/**
 * Parses the messages of a body in either dialect. Returns an error sentence that names the path for an invalid body.
 */
export function parseDemoMessages(body: JsonObject): DemoMessages | { problem: string } {
  const system = body["system"] ?? "";
  if (typeof system !== "string") return { problem: "system: a text is expected." };
  const list = body["messages"];
  if (!Array.isArray(list) || list.length === 0) return { problem: "messages: a list with a message is expected." };
  const messages: Message[] = [createMessage("system", [system])];
  for (const [index, item] of list.entries()) {
    const message = parseMessage(item, `messages[${index}]`);
    if ("problem" in message) return message;
    messages.push(message);
  }
  const userMessages = messages.filter(({ role }) => role === "user");
  const last = userMessages.at(-1);
  if (!last) return { problem: "messages: one from the user is expected." };
  const systemMessages = messages.filter(({ role }) => role === "system" || role === "developer");
  return {
    question: joinTexts(last),
    earlierQuestion: userMessages.slice(-2, -1).map(joinTexts).join(""),
    isBrief: systemMessages.some((message) => BREVITY_REQUEST.test(joinTexts(message))),
    pictures: last.pictures,
    earlierPictures: messages.filter((message) => message !== last).flatMap(({ pictures }) => pictures),
    unreadParts: last.unreadParts,
    textTokens: messages.flatMap(({ texts }) => texts).reduce((sum, text) => sum + tokenize(text).length, 0),
  };
}

function parseMessage(item: Json, path: string): Message | { problem: string } {
  if (!isJsonObject(item)) return { problem: `${path}: an object is expected.` };
  const { role, content } = item;
  if (typeof role !== "string" || !ROLES.has(role))
    return { problem: `${path}.role: one of ${[...ROLES].join(", ")} is expected.` };
  if (typeof content === "string") return createMessage(role, [content]);
  // An assistant message with only a tool call has no content.
  if ((content === null || content === undefined) && role === "assistant") return createMessage(role, []);
  if (!Array.isArray(content)) return { problem: `${path}.content: a text or a list of parts is expected.` };
  const message = createMessage(role, []);
  for (const part of content) {
    if (!isJsonObject(part) || typeof part["type"] !== "string")
      return { problem: `${path}.content: each part needs a type.` };
    const picture = parsePicturePart(part);
    if (picture) message.pictures.push(picture);
    else if (part["type"] !== "text") message.unreadParts += 1;
    else if (typeof part["text"] === "string") message.texts.push(part["text"]);
    else return { problem: `${path}.content: a text part needs a text.` };
  }
  return message;
}

function createMessage(role: string, texts: string[]): Message {
  return { role, texts, pictures: [], unreadParts: 0 };
}

function joinTexts({ texts }: Message): string {
  return texts.join("\n\n");
}
