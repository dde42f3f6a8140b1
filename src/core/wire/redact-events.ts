import type { Redactor } from "./create-redactor.ts";
import { redactJson, redactObject } from "./redact-json.ts";
import type { StreamEvent } from "./stream-event.ts";

type PartDelta = Extract<StreamEvent, { type: "part-delta" }>;

/** Takes secrets out of the events of one response, also where a secret is spread over several events. */
export type EventRedactor = {
  redact(events: readonly StreamEvent[]): StreamEvent[];
  /** The deltas that were held back because they may have been the beginning of a secret. */
  end(): StreamEvent[];
};

/** Fewer characters before a redacted secret are as likely the end of a word. */
const MIN_BEGINNING_CHARS = 4;

/**
 * Creates a redactor for the events of one response. Text that may be the beginning of a secret is held back until the
 * next piece of its part, or an end, shows what it is.
 */
export function createEventRedactor(redactor: Redactor): EventRedactor {
  const held = new Map<number, PartDelta>();
  /** The parts whose text ended with a secret, or a part of one. */
  const endedInSecret = new Set<number>();

  /** True for a text that nothing before it belongs to and that no secret begins or ends in, as nearly every one is. */
  const isPlain = ({ text, ownFields }: PartDelta): boolean =>
    held.size === 0 &&
    endedInSecret.size === 0 &&
    ownFields === undefined &&
    redactor.findUnfinished(text) === text.length &&
    !redactor.endsRedacted(text);

  function redactDelta(delta: PartDelta): StreamEvent[] {
    const before = held.get(delta.index);
    const flushed = before && before.part !== delta.part ? flush(delta.index) : [];
    // Each piece was redacted by itself before it was decoded; what belongs to the same secret goes with it.
    const begun = before?.part === delta.part && !isBeginningOf(before.text, delta.text) ? before.text : "";
    const isRest = begun === "" && endedInSecret.has(delta.index);
    const text = begun + (isRest ? delta.text.slice(redactor.measureRest(delta.text)) : delta.text);
    if (isRest && text === "" && delta.text !== "") return flushed;
    const end = redactor.findUnfinished(text);
    if (end === text.length) held.delete(delta.index);
    else held.set(delta.index, { type: "part-delta", index: delta.index, part: delta.part, text: text.slice(end) });
    const isHeld = end === 0 && text !== "" && !hasMore(delta);
    if (isHeld) return flushed;
    const shown = begun === "" ? text.slice(0, end) : redactor.redact(text.slice(0, end));
    if (end === text.length && redactor.endsRedacted(shown)) endedInSecret.add(delta.index);
    else if (shown !== "") endedInSecret.delete(delta.index);
    const { ownFields } = delta;
    if (ownFields === undefined) return [...flushed, { ...delta, text: shown }];
    return [...flushed, { ...delta, text: shown, ownFields: redactObject(ownFields, redactor) }];
  }

  const isBeginningOf = (beginning: string, text: string): boolean =>
    beginning.length >= MIN_BEGINNING_CHARS && redactor.startsRedacted(text);

  function flush(index: number): StreamEvent[] {
    const delta = held.get(index);
    held.delete(index);
    return delta ? [{ ...delta, text: redactor.redact(delta.text) }] : [];
  }

  const end = (): StreamEvent[] => [...held.keys()].flatMap(flush);

  function redactEvent(event: StreamEvent): StreamEvent[] {
    switch (event.type) {
      case "part-delta":
        return redactDelta(event);
      case "part":
        return [...flush(event.index), redactPart(event, redactor)];
      case "was-thinking":
        return [...flush(event.index), event];
      case "own-fields":
        return [{ ...event, ownFields: redactObject(event.ownFields, redactor) }];
      case "signature":
        return [{ ...event, signature: redactor.redact(event.signature) }];
      case "finished":
      case "failed":
      case "stopped":
      case "interrupted":
        return [...end(), event];
      default:
        return [event];
    }
  }

  return {
    redact(events) {
      const redacted: StreamEvent[] = [];
      for (const event of events)
        if (event.type === "part-delta" && isPlain(event)) redacted.push(event);
        else redacted.push(...redactEvent(event));
      return redacted;
    },
    end,
  };
}

/** True for a delta that says more than its text, which must not wait with the text. */
function hasMore({ callId, name, field, ownFields }: PartDelta): boolean {
  return callId !== undefined || name !== undefined || field !== undefined || ownFields !== undefined;
}

/** A part that was put together from several pieces, without the secrets in it. */
function redactPart(event: Extract<StreamEvent, { type: "part" }>, redactor: Redactor): StreamEvent {
  const { part } = event;
  return part.kind === "unknown" ? { ...event, part: { ...part, raw: redactJson(part.raw, redactor) } } : event;
}
