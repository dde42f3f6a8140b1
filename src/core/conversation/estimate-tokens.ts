import type { ChatRequest } from "#core/wire/chat-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";
import { estimateDocumentTokens } from "#core/documents/estimate-document-tokens.ts";
import { countImageTokens, fitImage, getImageLimits } from "#core/models/image-limits.ts";

/** Tokens of a message beside its content. */
const TOKENS_PER_MESSAGE = 4;
const CHARS_PER_TOKEN = 3.5;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** An estimate of a request's tokens, from its texts, pictures and documents. No tokenizer of Claude is public. */
export function estimateInputTokens({ model, system, messages }: ChatRequest): number {
  const limits = getImageLimits(model);
  let tokens = system === "" ? 0 : estimateTextTokens(system);
  for (const message of messages) {
    tokens += TOKENS_PER_MESSAGE;
    for (const part of orderParts(message)) {
      if (part.kind === "text") tokens += estimateTextTokens(part.text);
      if (part.kind === "thinking") tokens += estimateTextTokens(part.text);
      if (part.kind === "document") tokens += estimateDocumentTokens(part);
      if (part.kind === "image") tokens += countImageTokens(fitImage(part, limits));
    }
  }
  return tokens;
}

/**
 * An estimate of a text's tokens: one for 3.5 characters of most scripts, one for each Chinese, Japanese or Korean
 * character.
 */
export function estimateTextTokens(text: string): number {
  const cjk = text.match(CJK)?.length ?? 0;
  return Math.ceil((text.length - cjk) / CHARS_PER_TOKEN) + cjk;
}
