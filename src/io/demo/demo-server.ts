import { assertNever } from "#core/assert-never.ts";
import { createDemoResponse } from "#core/demo/demo-model.ts";
import { encodeDemoResponse, type EncodedDemoResponse, type DemoFrame } from "#core/demo/encode-demo-response.ts";
import type { PictureFacts } from "#core/demo/picture-facts.ts";
import { parseDemoRequest } from "#core/demo/parse-demo-request.ts";
import { parseJson } from "#core/json.ts";
import type { DemoCommand, DemoEvent } from "./demo-protocol.ts";
import { measurePictures, listPictureSizes, type MeasurePicture } from "./measure-pictures.ts";

/**
 * The environment of the demo server. `nowMs` counts from 1970. `setTimer` runs a function once, later, and returns a
 * function that cancels it.
 */
export type DemoEnvironment = {
  random: () => number;
  nowMs: () => number;
  setTimer: (run: () => void, delayMs: number) => () => void;
  measure: MeasurePicture;
};

/** Functions that stop the requests in progress, by request id. */
type Running = Map<number, () => void>;
type AskCommand = Extract<DemoCommand, { type: "ask" }>;

export type DemoServer = { receive(command: DemoCommand): void };

const TOKENS_PER_SECOND = 60;
/** Tokens written without pacing before the server handles messages again, such as a cancel. */
const TOKENS_AT_ONCE = 32;
const NO_PICTURES = { pictures: [], earlierPictures: [] };

/**
 * Creates the demo model as a server of many concurrent requests that responds in bytes. A paced response follows the
 * clock and not its timers: where a hidden tab gets one timer a second, each timer sends all tokens due by then.
 */
export function createDemoServer(post: (signal: DemoEvent) => void, environment: DemoEnvironment): DemoServer {
  const running: Running = new Map();
  return {
    receive(command) {
      switch (command.type) {
        case "ask":
          respond(command, post, environment, running);
          return;
        case "cancel":
          running.get(command.id)?.();
          running.delete(command.id);
          return;
        default:
          assertNever(command);
      }
    },
  };
}

function respond(
  command: AskCommand,
  post: (signal: DemoEvent) => void,
  environment: DemoEnvironment,
  running: Running,
): void {
  const { random, nowMs, setTimer, measure } = environment;
  const request = parseDemoRequest(parseJson(command.body));
  const { pictures: parts, earlierPictures: earlier } = "problem" in request ? NO_PICTURES : request;

  function writeWith(pictures: PictureFacts[]): void {
    const world = { random, nowSeconds: nowMs() / 1000, pictures, earlierPictures: listPictureSizes(earlier) };
    writeBody(command, encodeDemoResponse(createDemoResponse(request, world)), post, environment, running);
  }
  if (parts.length === 0) {
    writeWith([]);
    return;
  }

  const controller = new AbortController();
  running.set(command.id, () => controller.abort());
  /** Runs in a task of its own, where an error is reported as a crash; in a promise it would be lost. */
  function runInTask(run: () => void): void {
    if (!controller.signal.aborted) running.set(command.id, setTimer(run, 0));
  }
  measurePictures(parts, measure, controller.signal).then(
    (pictures) => runInTask(() => writeWith(pictures)),
    (error: unknown) =>
      runInTask(() => {
        throw error;
      }),
  );
}

function writeBody(
  { id, paced }: AskCommand,
  written: EncodedDemoResponse,
  post: (signal: DemoEvent) => void,
  { nowMs, setTimer }: DemoEnvironment,
  running: Running,
): void {
  const startedAtMs = nowMs();
  const frames = written.frames[Symbol.iterator]();
  let sentTokens = 0;

  function writeOn(): void {
    const wanted = paced ? countTokensDue(nowMs() - startedAtMs) : sentTokens + TOKENS_AT_ONCE;
    const { text, tokens, done } = takeFrames(frames, wanted - sentTokens);
    sentTokens += tokens;
    if (text !== "") post({ id, type: "bytes", bytes: new TextEncoder().encode(text) });
    if (done) {
      running.delete(id);
      post({ id, type: "end" });
    } else {
      const waitMs = paced ? startedAtMs + computeDueMs(sentTokens + 1) - nowMs() : 0;
      running.set(id, setTimer(writeOn, Math.max(0, waitMs)));
    }
  }

  post({ id, type: "head", status: written.status, contentType: written.contentType });
  writeOn();
}

/** The next frames up to a number of tokens, as one text. Frames of no tokens go with the frame before them. */
function takeFrames(frames: Iterator<DemoFrame>, maxTokens: number): { text: string; tokens: number; done: boolean } {
  let text = "";
  let tokens = 0;
  while (tokens < maxTokens) {
    const next = frames.next();
    if (next.done) return { text, tokens, done: true };
    text += next.value.text;
    tokens += next.value.tokens;
  }
  return { text, tokens, done: false };
}

function countTokensDue(elapsedMs: number): number {
  return Math.floor((elapsedMs * TOKENS_PER_SECOND) / 1000);
}

/** The time at which so many tokens are due, rounded up so that the token is due when the timer fires. */
function computeDueMs(tokens: number): number {
  return Math.ceil((tokens * 1000) / TOKENS_PER_SECOND);
}
