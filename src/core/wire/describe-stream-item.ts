import { assertNever } from "#core/assert-never.ts";
import { shortenText } from "#core/cut-text.ts";
import type { JsonObject } from "#core/json.ts";
import type { StreamItem } from "./server-event.ts";
import type { StreamEvent } from "./stream-event.ts";

/** An item has a few events; whole responses in one item can have any number. */
const MAX_DESCRIBED = 50;

/** A short text on the effect of a stream item: the events that were decoded from it. */
export function describeStreamItem(item: StreamItem, events: readonly StreamEvent[]): string {
  if (item.kind === "comment") return "keep-alive";
  if (item.kind === "stray" && events.length === 0) return "unknown: belongs to no event";
  if (events.length === 0) return "no change";
  const described = events.slice(0, MAX_DESCRIBED).map(describeEvent).join(", ");
  return events.length <= MAX_DESCRIBED ? described : `${described} and ${events.length - MAX_DESCRIBED} more`;
}

/** True where a part of the stream item was not recognised. */
export function isUnrecognisedItem(item: StreamItem, events: readonly StreamEvent[]): boolean {
  return (item.kind === "stray" && events.length === 0) || events.some(({ type }) => type === "unknown");
}

function describeEvent(event: StreamEvent): string {
  switch (event.type) {
    case "phase":
      return event.phase;
    case "started":
      return "start of the answer";
    case "part-delta":
      return `${event.part === "tool-call" ? "tool call" : event.part} +${event.text.length}${describeOwnFields(event.ownFields)}`;
    case "part":
      return event.part.kind === "unknown" ? "kept as it came" : event.part.kind;
    case "picture":
      return `picture, ${event.address.length} characters`;
    case "was-thinking":
      return "the text so far was thinking";
    case "signature":
      return "signature";
    case "own-fields":
      return `kept for the model: ${Object.keys(event.ownFields).join(", ")}`;
    case "citation":
      return "citation";
    case "usage":
      return event.billedUsd === undefined ? "usage" : "usage, price";
    case "finished":
      return event.reason === "" ? "finished" : `finished: ${shortenText(event.reason, 100)}`;
    case "failed":
      return `failed: ${event.failure.kind}`;
    case "stopped":
    case "interrupted":
    case "unknown":
      return event.type;
    default:
      return assertNever(event);
  }
}

function describeOwnFields(ownFields: JsonObject | undefined): string {
  return ownFields === undefined ? "" : `, kept for the model: ${Object.keys(ownFields).join(", ")}`;
}
