import { cutText } from "#core/cut-text.ts";
import type { FailureKind } from "./failure.ts";
import type { StreamEvent } from "./stream-event.ts";

/** The most text that is kept of an answer, over all its parts: about 25 times the longest answer of any model. */
export const MAX_ANSWER_CHARS = 16_000_000;

/** The most bytes that may arrive without any content: a longer event, line or whole response is cut off there. */
export const MAX_BYTES_WITHOUT_CONTENT = 20_000_000;

/** The size that a new part counts for beside its content, since a page cannot draw any number of parts. */
const PART_CHARS = 8000;

/** A finish reason or a stop sequence is shorter. */
const MAX_NAME_CHARS = 1000;

/** Measures one response, so that no more of it is read and kept than a page can hold. */
export type AnswerLimit = {
  /** Notes bytes that have arrived. */
  bytesArrived(count: number): void;
  /** True once too many bytes have come since the last content: what has come of an event or a body is cut off there. */
  isCut(): boolean;
  /** True once more content has come than is kept. */
  isFull(): boolean;
  /** The events of an item of so many characters, as far as there is room for them. */
  admit(events: readonly StreamEvent[], itemChars: number): StreamEvent[];
  /** The reason why the response is not read on; undefined while there is room. */
  exceeded(): Extract<FailureKind, "answer-too-long" | "no-content"> | undefined;
};

/** Creates the limit of one response. */
export function createAnswerLimit(maxChars = MAX_ANSWER_CHARS, maxBytes = MAX_BYTES_WITHOUT_CONTENT): AnswerLimit {
  let roomChars = maxChars;
  let bytesWithoutContent = 0;
  let isCut = false;
  const knownIndexes = new Set<number>();

  function admitEvent(event: StreamEvent, itemChars: number): StreamEvent[] {
    if (event.type === "finished") return [shortenNames(event)];
    if (!("index" in event)) return [event];
    // Where an event can repeat what its part has already, the item is the measure.
    if (event.type !== "part-delta" || event.ownFields) return takeRoom(event.index, itemChars) ? [event] : [];
    const chars = event.text.length + (event.name?.length ?? 0) + (event.callId?.length ?? 0);
    return takeRoom(event.index, chars) ? [event] : cutDelta(event);
  }

  /** Returns false where an addition to a part goes beyond the limit; `roomChars` is then negative. */
  function takeRoom(index: number, chars: number): boolean {
    const isNew = !knownIndexes.has(index);
    knownIndexes.add(index);
    roomChars -= chars + (isNew ? PART_CHARS : 0);
    return roomChars >= 0;
  }

  function cutDelta(event: Extract<StreamEvent, { type: "part-delta" }>): StreamEvent[] {
    const text = cutText(event.text, Math.max(0, event.text.length + roomChars));
    return text === "" ? [] : [{ ...event, text }];
  }

  const isFull = () => roomChars < 0;

  return {
    bytesArrived(count) {
      bytesWithoutContent += count;
      isCut ||= bytesWithoutContent > maxBytes;
    },
    isCut: () => isCut,
    isFull,
    admit(events, itemChars) {
      const admitted: StreamEvent[] = [];
      for (const event of events) {
        if (isFull()) break;
        admitted.push(...admitEvent(event, itemChars));
        if ("index" in event) bytesWithoutContent = 0;
      }
      return admitted;
    },
    exceeded() {
      if (isFull() || (isCut && bytesWithoutContent === 0)) return "answer-too-long";
      return isCut ? "no-content" : undefined;
    },
  };
}

function shortenNames({ type, reason, sequence }: Extract<StreamEvent, { type: "finished" }>): StreamEvent {
  return {
    type,
    reason: cutText(reason, MAX_NAME_CHARS),
    ...(sequence === undefined ? {} : { sequence: cutText(sequence, MAX_NAME_CHARS) }),
  };
}
