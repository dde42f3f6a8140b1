import { expect, test } from "vitest";
import type { Editing } from "./editing.ts";
import { parseEditing } from "./parse-editing.ts";

const editing: Editing = {
  source: { blob: "a", widthPx: 4, heightPx: 3, orientation: 6 },
  unedited: { blob: "b", widthPx: 2, heightPx: 1, mediaType: "image/png", sizeBytes: 9, notes: ["scaled from 4×3"] },
  steps: [
    { kind: "redact", how: "blur", box: { x: 0, y: 0, width: 1, height: 1 } },
    { kind: "pen", points: [{ x: 1, y: 1 }], colour: "blue" },
    { kind: "size", to: "original" },
  ],
};

test("stored edits parse to the same edits", () => {
  expect(parseEditing(JSON.parse(JSON.stringify(editing)))).toEqual(editing);
});

test("invalid edits parse to undefined", () => {
  for (const stored of [undefined, null, 3, {}, { ...editing, steps: [{ kind: "melt" }] }])
    expect(parseEditing(stored)).toBeUndefined();
});
