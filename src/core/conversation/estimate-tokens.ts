import { assertNever } from "#core/assert-never.ts";
import type { Part } from "#core/content/part.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";
import { estimateDocumentTokens } from "#core/documents/estimate-document-tokens.ts";
import { countImageTokens, fitImage, getImageLimits, type ImageLimits } from "#core/models/image-limits.ts";
import { listSentTools } from "./list-cache-breakpoints.ts";

/** Tokens of a message beside its content. */
const TOKENS_PER_MESSAGE = 4;
const CHARS_PER_TOKEN = 3.5;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** An estimate of a request's tokens, from its tools, texts, pictures and documents. No tokenizer of Claude is public. */
export function estimateInputTokens(request: ChatRequest): number {
  const { model, system, messages } = request;
  const limits = getImageLimits(model);
  let tokens = estimateToolTokens(request) + (system === "" ? 0 : estimateTextTokens(system));
  for (const message of messages) {
    tokens += TOKENS_PER_MESSAGE;
    for (const part of orderParts(message)) tokens += estimatePartTokens(part, limits);
  }
  return tokens;
}

/** An estimate of the tokens of the tools that a request offers. */
export function estimateToolTokens(request: ChatRequest): number {
  const tools = listSentTools(request);
  return tools.length === 0 ? 0 : estimateTextTokens(JSON.stringify(tools));
}

function estimatePartTokens(part: Part, limits: ImageLimits): number {
  switch (part.kind) {
    case "text":
    case "thinking":
      return estimateTextTokens(part.text);
    case "document":
      return estimateDocumentTokens(part);
    case "image":
      return countImageTokens(fitImage(part, limits));
    case "tool-call":
      return estimateTextTokens(part.name + part.argumentsText);
    case "tool-result":
      return part.parts.reduce((sum, each) => sum + estimatePartTokens(each, limits), 0);
    case "unknown":
      return estimateTextTokens(JSON.stringify(part.raw));
    case "prediction":
    case "redacted-thinking":
      return 0;
    default:
      return assertNever(part);
  }
}

/**
 * An estimate of a text's tokens: one for 3.5 characters of most scripts, one for each Chinese, Japanese or Korean
 * character.
 */
export function estimateTextTokens(text: string): number {
  const cjk = text.match(CJK)?.length ?? 0;
  return Math.ceil((text.length - cjk) / CHARS_PER_TOKEN) + cjk;
}
