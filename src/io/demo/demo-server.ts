import { assertNever } from "#core/assert-never.ts";
import { answerDemo } from "#core/demo/demo-model.ts";
import { encodeDemoAnswer, type DemoBody, type DemoFrame } from "#core/demo/demo-stream.ts";
import type { PictureFacts } from "#core/demo/picture-facts.ts";
import { readDemoRequest } from "#core/demo/read-demo-request.ts";
import { readJson } from "#core/json.ts";
import type { DemoCall, DemoSignal } from "./demo-protocol.ts";
import { measurePictures, sizePictures, type MeasurePicture } from "./measure-pictures.ts";

/** `nowMs` counts from 1970. `setTimer` runs something once, later, and gives back what calls that off. */
export type DemoSurroundings = {
  random: () => number;
  nowMs: () => number;
  setTimer: (run: () => void, delayMs: number) => () => void;
  measure: MeasurePicture;
};

/** What stops each call that is not over. */
type Running = Map<number, () => void>;
type Asked = Extract<DemoCall, { type: "ask" }>;

export type DemoServer = { receive(call: DemoCall): void };

const TOKENS_PER_SECOND = 60;
/** Without pacing, what is written before the server listens again: a cancel must get through. */
const TOKENS_AT_ONCE = 32;
const NO_PICTURES = { pictures: [], earlierPictures: [] };

/**
 * The demo model as a server of many calls at once, speaking bytes. A paced answer keeps to the clock and not to its
 * timers: where a hidden tab gets one timer a second, each sends all tokens that are due by then.
 */
export function createDemoServer(post: (signal: DemoSignal) => void, surroundings: DemoSurroundings): DemoServer {
  const running: Running = new Map();
  return {
    receive(call) {
      switch (call.type) {
        case "ask":
          answer(call, post, surroundings, running);
          return;
        case "cancel":
          running.get(call.id)?.();
          running.delete(call.id);
          return;
        default:
          assertNever(call);
      }
    },
  };
}

function answer(
  asked: Asked,
  post: (signal: DemoSignal) => void,
  surroundings: DemoSurroundings,
  running: Running,
): void {
  const { random, nowMs, setTimer, measure } = surroundings;
  const request = readDemoRequest(readJson(asked.body));
  const { pictures: parts, earlierPictures: earlier } = "problem" in request ? NO_PICTURES : request;

  function writeWith(pictures: PictureFacts[]): void {
    const world = { random, nowSeconds: nowMs() / 1000, pictures, earlierPictures: sizePictures(earlier) };
    write(asked, encodeDemoAnswer(answerDemo(request, world)), post, surroundings, running);
  }
  if (parts.length === 0) {
    writeWith([]);
    return;
  }

  const leaving = new AbortController();
  running.set(asked.id, () => leaving.abort());
  /** In a task of its own, where a mistake is reported as a crash; in a promise nobody would hear of it. */
  function goOn(run: () => void): void {
    if (!leaving.signal.aborted) running.set(asked.id, setTimer(run, 0));
  }
  measurePictures(parts, measure, leaving.signal).then(
    (pictures) => goOn(() => writeWith(pictures)),
    (error: unknown) =>
      goOn(() => {
        throw error;
      }),
  );
}

function write(
  { id, paced }: Asked,
  written: DemoBody,
  post: (signal: DemoSignal) => void,
  { nowMs, setTimer }: DemoSurroundings,
  running: Running,
): void {
  const startedAtMs = nowMs();
  const frames = written.frames[Symbol.iterator]();
  let sentTokens = 0;

  function writeOn(): void {
    const wanted = paced ? tokensDue(nowMs() - startedAtMs) : sentTokens + TOKENS_AT_ONCE;
    const { text, tokens, done } = take(frames, wanted - sentTokens);
    sentTokens += tokens;
    if (text !== "") post({ id, type: "bytes", bytes: new TextEncoder().encode(text) });
    if (done) {
      running.delete(id);
      post({ id, type: "end" });
    } else {
      const waitMs = paced ? startedAtMs + msUntil(sentTokens + 1) - nowMs() : 0;
      running.set(id, setTimer(writeOn, Math.max(0, waitMs)));
    }
  }

  post({ id, type: "head", status: written.status, contentType: written.contentType });
  writeOn();
}

/** The next frames up to a number of tokens, as one text. Frames of no tokens go with what stands before them. */
function take(frames: Iterator<DemoFrame>, mostTokens: number): { text: string; tokens: number; done: boolean } {
  let text = "";
  let tokens = 0;
  while (tokens < mostTokens) {
    const next = frames.next();
    if (next.done) return { text, tokens, done: true };
    text += next.value.text;
    tokens += next.value.tokens;
  }
  return { text, tokens, done: false };
}

function tokensDue(elapsedMs: number): number {
  return Math.floor((elapsedMs * TOKENS_PER_SECOND) / 1000);
}

/** Rounded up, so that the token is due when the timer fires. */
function msUntil(tokens: number): number {
  return Math.ceil((tokens * 1000) / TOKENS_PER_SECOND);
}
