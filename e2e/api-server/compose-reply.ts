import type { ChatBody } from "./check-chat-body.ts";
import { isRecord } from "./check-shape.ts";
import { getTokenPriceUsd } from "./catalogue.ts";

const imageTokens = 1000;
const creditsPerUsd = 2_000_000;

/** A reply before encoding: its pieces in the order of the stream, one piece a token. */
export type GeneratedReply = {
  thinking: string[];
  text: string[];
  /** The calls of tools behind the text. */
  toolCalls: ServedToolCall[];
  stop: "end" | "max-tokens" | "stop-sequence" | "tools";
  /** The stop sequence that ended the reply; null for none. */
  stopSequence: string | null;
  usage: { prompt: number; completion: number; thinking: number };
  billed: { credits_used: number; usd_spent: number };
};

export type ServedToolCall = { id: string; name: string; input: Record<string, unknown> };

export type ReplyPlan = {
  text?: string | ((body: ChatBody) => string);
  thinking?: string;
  /** The tools that the reply calls, from the body to their arguments by name. */
  toolCalls?: (body: ChatBody) => { name: string; input: Record<string, unknown> }[];
  chunkText?: (text: string) => string[];
  countImage?: (base64: string) => number;
};

/**
 * Composes the reply to a body. The reply respects `max_tokens` and the stop sequences, and its usage counts its own
 * pieces.
 */
export function composeReply(body: ChatBody, plan: ReplyPlan): GeneratedReply {
  const split = plan.chunkText ?? splitAtWords;
  const full = typeof plan.text === "function" ? plan.text(body) : (plan.text ?? repeatRequest(body));
  const match = findStopSequence(full, getStopSequences(body));
  const textBeforeStop = full.slice(0, match?.index);
  const limit = Number(body["max_tokens"] ?? body["max_completion_tokens"] ?? Infinity);
  const thinking = split(plan.thinking ?? (isThinking(body) ? composeThinking(body) : "")).slice(0, limit);
  const pieces = split(textBeforeStop);
  const text = pieces.slice(0, limit - thinking.length);
  const toolCalls = (plan.toolCalls?.(body) ?? []).map((call, index) => ({
    id: `toolu_${body.messages.length}_${index + 1}`,
    ...call,
  }));
  const usage = {
    prompt: countPromptTokens(body, plan.countImage),
    completion: thinking.length + text.length,
    thinking: thinking.length,
  };
  const stop =
    toolCalls.length > 0 ? "tools" : text.length < pieces.length ? "max-tokens" : match ? "stop-sequence" : "end";
  const stopSequence = stop === "stop-sequence" && match ? match.sequence : null;
  return { thinking, text, toolCalls, stop, stopSequence, usage, billed: computePrice(body.model, usage) };
}

/** Words with the white space before them; joined they are the text again. */
function splitAtWords(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\S)(?=\s)/u);
}

/** A text that repeats the question and every parameter sent, so that a test can look for them on the page. */
function repeatRequest(body: ChatBody): string {
  const { messages, stream: _stream, ...rest } = body;
  const facts = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const images = countParts(messages, ["image", "image_url"]);
  const documents = countParts(messages, ["document", "file"]);
  const counts = [`messages=${messages.length}`, `images=${images}`, `documents=${documents}`];
  return `You said: ${getLastUserText(messages)}\n\nSent with ${[...facts, ...counts].join(", ")}.`;
}

function composeThinking(body: ChatBody): string {
  return `The last message has ${splitAtWords(getLastUserText(body.messages)).length} words. I shall say them back.`;
}

function isThinking(body: ChatBody): boolean {
  const thinking = body["thinking"];
  return isRecord(thinking) && thinking["type"] !== "disabled";
}

export function getLastUserText(messages: readonly unknown[]): string {
  const last = messages.filter(isRecord).findLast((message) => message["role"] === "user");
  return last ? listTexts(last["content"]).join("\n") : "";
}

function listTexts(content: unknown): string[] {
  if (typeof content === "string") return [content];
  return listParts(content).flatMap((part) => (typeof part["text"] === "string" ? [part["text"]] : []));
}

function listParts(content: unknown): Record<string, unknown>[] {
  return Array.isArray(content) ? content.filter(isRecord) : [];
}

function countParts(messages: readonly unknown[], types: readonly string[]): number {
  const parts = messages.filter(isRecord).flatMap((message) => listParts(message["content"]));
  return parts.filter((part) => types.includes(String(part["type"]))).length;
}

/** The images of a body as base64, oldest first. */
export function listImages({ messages }: ChatBody): string[] {
  return messages
    .filter(isRecord)
    .flatMap((message) => listParts(message["content"]))
    .flatMap(({ source, image_url: url }) => {
      if (isRecord(source) && typeof source["data"] === "string") return [source["data"]];
      return isRecord(url) && typeof url["url"] === "string" ? [url["url"].slice(url["url"].indexOf(",") + 1)] : [];
    });
}

/** The tokens of a body: its words, and so many for each picture or document. */
export function countPromptTokens(body: ChatBody, countImage?: ReplyPlan["countImage"]): number {
  const texts = [
    ...listTexts(body["system"]),
    ...body.messages.filter(isRecord).flatMap((message) => listTexts(message["content"])),
  ];
  const wordCount = texts.reduce((sum, text) => sum + splitAtWords(text).length, 0);
  const images = countImage ? listImages(body).map(countImage) : [];
  const others = countParts(body.messages, ["image", "image_url", "document", "file"]) - images.length;
  return wordCount + imageTokens * others + images.reduce((sum, tokens) => sum + tokens, 0);
}

function getStopSequences(body: ChatBody): string[] {
  const stop = body["stop_sequences"] ?? body["stop"] ?? [];
  return (Array.isArray(stop) ? stop : [stop]).map(String).filter((sequence) => sequence !== "");
}

/** The first stop sequence in the text, and its index. */
function findStopSequence(text: string, sequences: readonly string[]): { sequence: string; index: number } | undefined {
  const match = sequences
    .map((sequence) => ({ sequence, index: text.indexOf(sequence) }))
    .filter(({ index }) => index >= 0);
  return match.toSorted((a, b) => a.index - b.index)[0];
}

function computePrice(modelId: string, usage: GeneratedReply["usage"]): GeneratedReply["billed"] {
  const usd =
    usage.prompt * getTokenPriceUsd(modelId, "input") + usage.completion * getTokenPriceUsd(modelId, "output");
  const credits = Math.ceil(Number((usd * creditsPerUsd).toFixed(6)));
  return { credits_used: credits, usd_spent: credits / creditsPerUsd };
}
