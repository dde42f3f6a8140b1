import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Reply } from "./conversation.ts";
import { reduceReply } from "./reduce-reply.ts";
import { foldPieces } from "./fold-pieces.ts";
import { cutPiece } from "./reply-pieces.ts";

const PART_INDEX = { text: 0, thinking: 1, "tool-call": 2 };
const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("é", "\u{1f600}", "\ud83d"));
/** A part of each kind at an index of its own, since decoders never change the kind of a part but by `was-thinking`. */
const streamEvent: fc.Arbitrary<StreamEvent> = fc.oneof(
  fc
    .tuple(fc.constantFrom("text" as const, "thinking" as const, "tool-call" as const), text)
    .map(([part, delta]) => ({ type: "part-delta" as const, index: PART_INDEX[part], part, text: delta })),
  fc.constant("d").map((data) => ({
    type: "part" as const,
    index: 3,
    part: { kind: "redacted-thinking" as const, data },
  })),
  fc.constant({ type: "was-thinking" as const, index: PART_INDEX.text }),
  fc.record({
    type: fc.constant("citation" as const),
    index: fc.constant(PART_INDEX.text),
    citation: fc.constant({ url: "https://example.com" }),
  }),
  fc.record({ type: fc.constant("signature" as const), index: fc.constant(PART_INDEX.thinking), signature: text }),
  fc.record({ type: fc.constant("phase" as const), phase: fc.constantFrom("waiting" as const, "stalled" as const) }),
  fc.record({ type: fc.constant("usage" as const), usage: fc.record({ outputTokens: fc.nat(9) }) }),
);

const running = reduceReply(
  exampleReply({ after: { replyId: "r0", kind: "continue" }, parts: [{ kind: "text", text: "Begun" }] }),
  [{ type: "phase", phase: "waiting" }],
  1,
);

/** Every state of a reply, from the first on. */
function listStates(events: readonly StreamEvent[]): Reply[] {
  const states = [running];
  for (const [atMs, event] of events.entries()) states.push(reduceReply(states.at(-1) ?? running, [event], atMs));
  return states;
}

test("pieces cut from any earlier states, also from before the last piece, fold to the reply as it was", () => {
  fc.assert(
    fc.property(fc.array(streamEvent), fc.array(fc.tuple(fc.nat(4), fc.nat(3))), (events, cuts) => {
      const states = listStates(events);
      let at = 0;
      const pieces = cuts.map(([steps, back]) => {
        const before = states[Math.max(0, at - back)] ?? running;
        at = Math.min(states.length - 1, at + steps);
        return cutPiece(before, states[at] ?? running);
      });
      const stored = structuredClone(pieces);
      expect(foldPieces(running, stored)).toEqual(states[at]);
    }),
  );
});

test("a piece holds only what is new, and pieces behind a missing one are left out", () => {
  const delta = (value: string): StreamEvent => ({ type: "part-delta", index: 0, part: "text", text: value });
  const [first, second, third] = listStates([delta(" a"), delta(" bc")]);
  if (!first || !second || !third) throw new Error("no states");
  const pieces = [cutPiece(first, second), cutPiece(second, third)];
  expect(pieces[1]).toMatchObject({ at: 0, offset: 7, parts: [{ kind: "text", text: " bc" }] });
  expect(Object.keys(pieces[1] ?? {})).not.toContain("sentWith");
  expect(foldPieces(first, pieces)).toEqual(third);
  expect(foldPieces(first, pieces.slice(1))).toEqual(first);
});
