import { isRecord } from "./check-shape.ts";

const maxOutputTokens = 64_000;
const maxImageBase64Length = 5 * 1024 * 1024;

type Body = Record<string, unknown>;
type Message = { role: unknown; content: unknown };

/** Errors that Claude itself reports for a body of the right shape: rules between fields that a schema cannot state. */
export function findBrokenClaudeRules(body: Body): string[] {
  const messages = Array.isArray(body["messages"]) ? (body["messages"] as Message[]) : [];
  return [
    ...findSamplingViolations(body),
    ...findLengthViolations(body),
    ...findMessageViolations(messages, isThinking(body)),
    ...findContentViolations(messages),
  ];
}

function findSamplingViolations(body: Body): string[] {
  const found: string[] = [];
  if ("temperature" in body && "top_p" in body) {
    found.push("`temperature` and `top_p` cannot both be specified for this model. Please use only one.");
  }
  if (!isThinking(body)) return found;
  for (const name of ["temperature", "top_k"]) {
    if (name in body) found.push(`\`${name}\` may not be set when thinking is enabled.`);
  }
  const topP = body["top_p"];
  if (typeof topP === "number" && topP < 0.95) {
    found.push("`top_p` must be greater than or equal to 0.95 when thinking is enabled.");
  }
  return found;
}

function findLengthViolations(body: Body): string[] {
  const found: string[] = [];
  const maxTokens = Number(body["max_tokens"] ?? 32_000);
  if (!Number.isInteger(maxTokens) || maxTokens < 1) {
    return [`max_tokens: ${maxTokens} is not a whole number of at least 1`];
  }
  if (maxTokens > maxOutputTokens) {
    found.push(`max_tokens: ${maxTokens} > ${maxOutputTokens}, which is the maximum allowed number of output tokens`);
  }
  const thinking = body["thinking"];
  const budget = isRecord(thinking) ? thinking["budget_tokens"] : undefined;
  if (typeof budget === "number" && budget >= maxTokens) {
    found.push("`max_tokens` must be greater than `thinking.budget_tokens`.");
  }
  return found;
}

function findMessageViolations(messages: Message[], thinking: boolean): string[] {
  const [first] = messages;
  const last = messages.at(-1);
  if (!first || !last) return ["messages: at least one message is required"];
  const found: string[] = [];
  if (first.role !== "user") found.push('messages: first message must use the "user" role');
  if (last.role === "assistant") {
    if (thinking) found.push("messages: the last message may not be from the assistant when thinking is enabled");
    if (/\s$/.test(getLastText(last)))
      found.push("messages: final assistant content cannot end with trailing whitespace");
  }
  return found;
}

function findContentViolations(messages: Message[]): string[] {
  return messages.flatMap((message, index) => {
    const at = `messages.${index}.content`;
    if (message.content === "" || (Array.isArray(message.content) && message.content.length === 0)) {
      return [`${at}: all messages must have non-empty content`];
    }
    return listParts(message).flatMap((part, partIndex) =>
      findPartViolations(part, message.role, `${at}.${partIndex}`),
    );
  });
}

function findPartViolations(part: Record<string, unknown>, role: unknown, at: string): string[] {
  switch (part["type"]) {
    case "text":
      return part["text"] === "" ? [`${at}: text content blocks must be non-empty`] : [];
    case "image":
    case "document":
      return isRecord(part["source"]) ? findSourceViolations(part["source"], `${at}.${part["type"]}.source`) : [];
    case "tool_result":
      return role === "user" ? [] : [`${at}: \`tool_result\` blocks can only be in \`user\` messages`];
    default:
      return role === "assistant"
        ? []
        : [`${at}: \`${String(part["type"])}\` blocks can only be in \`assistant\` messages`];
  }
}

function findSourceViolations(source: Record<string, unknown>, at: string): string[] {
  const data = String(source["data"]);
  if (source["type"] !== "base64") return data === "" ? [`${at}.data: must not be empty`] : [];
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return [`${at}.base64.data: invalid base64 data`];
  const mediaType = String(source["media_type"]);
  if (mediaType.startsWith("image/") && data.length > maxImageBase64Length) {
    return [`${at}.base64: image exceeds 5 MB maximum: ${data.length} bytes > ${maxImageBase64Length} bytes`];
  }
  const sniffedType = sniffMediaType(Buffer.from(data.slice(0, 32), "base64").toString("latin1"));
  if (mediaType === "text/plain" || sniffedType === mediaType) return [];
  return [`${at}.base64.data: Could not process ${mediaType}: the bytes are ${sniffedType}`];
}

/** The media type that the first bytes show, whatever the name or the declared type. */
function sniffMediaType(start: string): string {
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(start)) return "image/gif";
  if (/^RIFF[^]{4}WEBP/.test(start)) return "image/webp";
  if (start.startsWith("%PDF-")) return "application/pdf";
  return "of no known type";
}

function isThinking(body: Body): boolean {
  const thinking = body["thinking"];
  return isRecord(thinking) && thinking["type"] !== "disabled";
}

function listParts(message: Message): Record<string, unknown>[] {
  return Array.isArray(message.content) ? message.content.filter(isRecord) : [];
}

function getLastText(message: Message): string {
  if (typeof message.content === "string") return message.content;
  const part = listParts(message).at(-1);
  return typeof part?.["text"] === "string" ? part["text"] : "";
}
