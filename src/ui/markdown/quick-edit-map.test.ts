import fc from "fast-check";
import { EditMap } from "micromark-util-edit-map";
import type { Event, TokenizeContext } from "micromark-util-types";
import { expect, test } from "vitest";
import { quickenEditMap } from "./quick-edit-map.ts";

type Edit = { gap: number; removed: number; added: number };

const POINT = { line: 1, column: 1, offset: 0, _index: 0, _bufferIndex: 0 };

function makeEvents(count: number, type: "data" | "content"): Event[] {
  const context: TokenizeContext = Object.create(null);
  return Array.from({ length: count }, (_, index) => {
    return ["enter", { type, start: POINT, end: { ...POINT, offset: index } }, context];
  });
}

/** The offsets and types of a list of events after some edits, added from the last to the first. */
function edit(edits: readonly Edit[], rest: number): string[] {
  const length = edits.reduce((sum, { gap, removed }) => sum + gap + removed, rest);
  const events = makeEvents(length, "data");
  const map = new EditMap();
  let end = length - rest;
  for (const { gap, removed, added } of edits.toReversed()) {
    map.add(end - removed, removed, makeEvents(added, "content"));
    end -= removed + gap;
  }
  map.consume(events);
  expect(map.map).toEqual([]);
  return events.map(([, token]) => `${token.type} ${token.end.offset}`);
}

test("a quick edit of events has the result of the parser's own", () => {
  const edits = fc.record({ gap: fc.nat({ max: 5 }), removed: fc.nat({ max: 3 }), added: fc.nat({ max: 3 }) });
  const samples = fc.sample(fc.tuple(fc.array(edits), fc.nat({ max: 5 })), 500);
  const own = samples.map(([some, rest]) => edit(some, rest));
  quickenEditMap();
  samples.forEach(([some, rest], index) => expect(edit(some, rest)).toEqual(own[index]));
});
