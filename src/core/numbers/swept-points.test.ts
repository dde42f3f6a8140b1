import { expect, test } from "vitest";
import type { Conversation } from "#core/conversation/conversation.ts";
import { answeredTurns } from "#e2e/fixtures/answered-conversation.ts";
import { listSweptCurves } from "./swept-points.ts";

test("the values of a swept field are the places of a curve, smallest first", () => {
  const conversation: Conversation = {
    ...answeredTurns([]),
    variants: [
      { id: "a", overrides: {}, sweep: { id: "s", valueIds: { temperature: "1" } } },
      { id: "b", overrides: {}, sweep: { id: "s", valueIds: { temperature: "0" } } },
    ],
    sweeps: [
      {
        id: "s",
        values: {
          temperature: [
            { id: "0", value: 0 },
            { id: "1", value: 1 },
          ],
        },
      },
    ],
  };
  const interval = { value: 5, low: 4, high: 6, count: 3 };
  const columns = ["a", "b"].map((columnId) => ({ columnId, rows: new Map<string, number[]>(), interval }));
  expect(listSweptCurves(conversation, columns)).toEqual([
    {
      path: "temperature",
      name: "temperature",
      points: [
        { x: 0, interval },
        { x: 1, interval },
      ],
    },
  ]);
});
