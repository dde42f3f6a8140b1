import type { JsonObject } from "#core/json.ts";
import { countImageTokens } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { composeDemoReply } from "./compose-demo-reply.ts";
import { extractProse } from "./guide-text.ts";
import { GUIDE } from "./guide.ts";
import { buildNgramModel, type NgramModel } from "./ngram-model.ts";
import type { PictureFacts } from "./picture-facts.ts";
import type { Ranking } from "./rank-sections.ts";
import type { DemoRequest } from "./parse-demo-request.ts";
import { drawPassage } from "./draw-passage.ts";
import { createStopFilter } from "./stop-filter.ts";
import { tokenize } from "./tokenize.ts";

/**
 * Inputs of the demo model beside the request: `random` from 0 up to but not including 1, the time in seconds since
 * 1970, measurements of the question's pictures in their order, and the sizes of earlier pictures.
 */
export type DemoInputs = {
  random: () => number;
  nowSeconds: number;
  pictures?: readonly PictureFacts[];
  earlierPictures?: readonly ImageSize[];
};

export type DemoResponse =
  | { status: 400; body: JsonObject }
  | {
      status: 200;
      id: string;
      createdSeconds: number;
      isStreamed: boolean;
      promptTokens: number;
      /** The steps, computed on demand. The last step is the only end. */
      steps: Iterable<DemoStep>;
    };

/**
 * One token of the reply, with the text that may be shown now. The text is "" while it may begin a stop sequence; text
 * released later is a step of 0 tokens.
 */
export type DemoStep =
  | { type: "text"; part: "thinking" | "text"; text: string; tokens: 0 | 1 }
  | { type: "end"; reason: "stop" | "length"; thinkingTokens: number; textTokens: number };

// A section that fits the prompt best counts five times as much in the passage as one that does not fit at all.
const FIT_WEIGHT = 4;

const GUIDE_TOKENS = GUIDE.map((section) => ({ section, tokens: tokenize(` ${extractProse(section.text)}`) }));

/** The demo model's response to a parsed request; status 400 for an invalid one. */
export function createDemoResponse(request: DemoRequest | { problem: string }, inputs: DemoInputs): DemoResponse {
  const { random, nowSeconds, pictures = [], earlierPictures = [] } = inputs;
  if ("problem" in request) return { status: 400, body: buildErrorBody(request.problem, random, nowSeconds) };
  const imageSizes = [...earlierPictures, ...pictures.filter((facts) => facts.kind !== "unreadable")];
  return {
    status: 200,
    id: `msg_${makeId(random)}`,
    createdSeconds: Math.floor(nowSeconds),
    isStreamed: request.isStreamed,
    promptTokens: imageSizes.reduce((sum, size) => sum + countImageTokens(size), request.textTokens),
    steps: writeSteps(request, pictures, random),
  };
}

/** The n-gram model of the guide, in which sections that fit the prompt have more weight. */
export function buildGuideModel({ ranked }: Ranking): NgramModel {
  const best = ranked[0]?.score ?? 1;
  const scores = new Map(ranked.map(({ section, score }) => [section, score / best]));
  return buildNgramModel(
    GUIDE_TOKENS.map(({ section, tokens }) => ({ tokens, weight: 1 + FIT_WEIGHT * (scores.get(section) ?? 0) })),
  );
}

function* writeSteps(
  request: DemoRequest,
  pictures: readonly PictureFacts[],
  random: () => number,
): Generator<DemoStep, void> {
  const filter = createStopFilter(request.stops);
  const tokenCounts = { thinking: 0, text: 0 };
  let reason: "stop" | "length" = "stop";
  for (const { part, token } of writeTokens(request, pictures, random)) {
    if (tokenCounts.thinking + tokenCounts.text === request.maxTokens) {
      reason = "length";
      break;
    }
    tokenCounts[part] += 1;
    // Stop sequences end the reply's text, not its thinking.
    const { text, stopped } = part === "text" ? filter.push(token) : { text: token, stopped: false };
    yield { type: "text", part, text, tokens: 1 };
    if (stopped) break;
  }
  yield { type: "text", part: "text", text: filter.flush(), tokens: 0 };
  yield { type: "end", reason, thinkingTokens: tokenCounts.thinking, textTokens: tokenCounts.text };
}

/** All tokens up to the natural end of the reply. */
function* writeTokens(
  request: DemoRequest,
  pictures: readonly PictureFacts[],
  random: () => number,
): Generator<{ part: "thinking" | "text"; token: string }, void> {
  const { ranking, thinking, opening } = composeDemoReply(request, pictures);
  for (const token of tokenize(thinking).slice(0, request.thinkingBudget ?? 0)) yield { part: "thinking", token };
  for (const token of tokenize(opening)) yield { part: "text", token };
  for (const token of drawPassage(buildGuideModel(ranking), request.sampler, random)) yield { part: "text", token };
}

/** An error body in the shape of AI/ML API. */
function buildErrorBody(message: string, random: () => number, nowSeconds: number): JsonObject {
  return {
    message,
    path: "/chat/completions",
    requestId: `demo_${makeId(random)}`,
    statusCode: 400,
    timestamp: new Date(nowSeconds * 1000).toISOString(),
  };
}

function makeId(random: () => number): string {
  return Array.from({ length: 24 }, () => Math.floor(random() * 36).toString(36)).join("");
}
