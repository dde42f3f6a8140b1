import { expect, test } from "vitest";
import { readToolList } from "./tool-list.ts";

const UNTYPED = { typed: undefined, swept: undefined };

test("a field that holds no list of tools is said with its text, so that nothing in it is lost", () => {
  expect(readToolList(undefined, UNTYPED)).toEqual({ tools: [] });
  expect(readToolList([{ name: "a" }], UNTYPED)).toMatchObject({ tools: [{ name: "a" }] });
  expect(readToolList({ name: "a" }, UNTYPED)).toMatchObject({
    reason: "it holds no list",
    text: '{\n  "name": "a"\n}',
  });
  expect(readToolList([], { ...UNTYPED, typed: { text: "[", reason: "this is not valid JSON" } })).toEqual({
    reason: "this is not valid JSON",
    text: "[",
  });
  expect(readToolList([], { ...UNTYPED, swept: "[], [{}]" })).toMatchObject({ text: "[], [{}]" });
});
