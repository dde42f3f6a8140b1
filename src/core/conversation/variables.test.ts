import { expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import {
  changeVariableKind,
  changeVariableValues,
  listVariableValues,
  makeVariableOwn,
  shareVariable,
  splitValues,
} from "./change-variable.ts";
import type { Conversation } from "./conversation.ts";
import { changeSweptField } from "./change-swept-field.ts";
import { copyVariant } from "./edit-variants.ts";
import { isUnwritten } from "./is-unwritten.ts";
import { resolveSettings } from "./settings.ts";
import { parseSnapshot } from "./snapshot.ts";
import { findKindProblem, getVariableKind } from "./variable-kind.ts";
import { buildVariablePath } from "./variable-path.ts";

const twoColumns = (variables: Record<string, string> = {}) =>
  copyVariant(exampleConversation({ variables }), "a", "b", "last");
const valuesIn = (conversation: Conversation, name = "name") =>
  conversation.variants.map(({ id }) => resolveSettings(conversation, id).variables[name]);

test("a value is that of all columns until a column gets its own, and can be that of all again", () => {
  let conversation = changeVariableValues(twoColumns({ city: "Rome" }), "a", "name", ["Ada"]);
  expect(valuesIn(conversation)).toEqual(["Ada", "Ada"]);
  conversation = changeVariableValues(makeVariableOwn(conversation, "b", "name"), "b", "name", ["Bob"]);
  expect(valuesIn(conversation)).toEqual(["Ada", "Bob"]);
  expect(valuesIn(changeVariableValues(conversation, "a", "name", ["Eve"]))).toEqual(["Eve", "Bob"]);
  expect(valuesIn(conversation, "city")).toEqual(["Rome", "Rome"]);
  const shared = shareVariable(conversation, "b", "name");
  expect(valuesIn(shared)).toEqual(["Bob", "Bob"]);
  expect(shared.variants.map(({ overrides }) => overrides)).toEqual([{}, {}]);
});

test("several values are kept as typed, in one column or in all, and one value ends them", () => {
  const conversation = changeVariableValues(twoColumns(), "b", "name", ["Ada", "", "Ada"]);
  const [first, second] = conversation.variants;
  expect(first && listVariableValues(conversation, first, "name")).toEqual([]);
  expect(second && listVariableValues(conversation, second, "name")).toEqual(["Ada", "", "Ada"]);
  expect(shareVariable(conversation, "b", "name").variants.map(({ swept }) => Object.keys(swept ?? {}))).toEqual([
    ["variable:name"],
    ["variable:name"],
  ]);
  const single = changeVariableValues(conversation, "b", "name", ["Ada"]);
  expect(single.variants.every(({ swept }) => swept === undefined)).toBe(true);
  expect(valuesIn(single)).toEqual(["Ada", "Ada"]);
  const damaged = changeSweptField(conversation, "b", buildVariablePath("name"), "no list");
  expect(damaged.variants[1] && listVariableValues(damaged, damaged.variants[1], "name")).toEqual([]);
});

test("a column leaves its sweep when its value of the swept variable changes, and other variables do not matter", () => {
  const swept: Conversation = {
    ...twoColumns(),
    sweeps: [
      {
        id: "s",
        values: {
          "variable:name": [
            { id: "1", value: "Ada" },
            { id: "2", value: "Bob" },
          ],
        },
      },
    ],
    variants: ["Ada", "Bob"].map((name, index) => ({
      id: "ab".charAt(index),
      overrides: { variables: { name } },
      sweep: { id: "s", valueIds: { "variable:name": String(index + 1) } },
    })),
  };
  expect(changeVariableValues(swept, "b", "city", ["Oslo"]).variants.map(({ sweep }) => sweep?.id)).toEqual(["s", "s"]);
  expect(changeVariableValues(swept, "b", "name", ["Eve"]).variants.map(({ sweep }) => sweep?.id)).toEqual([
    "s",
    undefined,
  ]);
  expect(shareVariable(swept, "b", "name").variants.map(({ sweep }) => sweep)).toEqual([undefined, undefined]);
});

test("an emptied variable leaves nothing behind", () => {
  const typed = changeVariableValues(exampleConversation(), "a", "name", ["Ada"]);
  expect(isUnwritten(typed)).toBe(false);
  expect(isUnwritten(changeVariableValues(typed, "a", "name", [""]))).toBe(true);
});

test("values are checked by their kind, which survives being stored; an unknown kind is text", () => {
  expect(findKindProblem("any\ntext", { kind: "text" })).toBeUndefined();
  expect(findKindProblem("0.5", { kind: "number" })).toBeUndefined();
  expect(findKindProblem("half", { kind: "number" })).toBe("a number is expected, such as 0.7");
  expect(findKindProblem('{"a": [1]}', { kind: "json" })).toBeUndefined();
  expect(findKindProblem('{"a": ', { kind: "json" })).toBe("the JSON is incomplete or wrong");
  expect(findKindProblem("b", { kind: "choice", choices: ["a", "b"] })).toBeUndefined();
  expect(findKindProblem("c", { kind: "choice", choices: ["a", "b"] })).toBe("the value is not in its list");
  const conversation = changeVariableKind(exampleConversation(), "__proto__", { kind: "choice", choices: ["x"] });
  expect(getVariableKind(conversation, "toString")).toEqual({ kind: "text" });
  const { turns: _turns, replies: _replies, ...head } = structuredClone(conversation);
  const stored = { ...head, variableKinds: { ...head.variableKinds, later: { kind: "colour" } } };
  const parsed = parseSnapshot({ head: stored, turns: [], replies: [] })?.conversation;
  expect(parsed && getVariableKind(parsed, "__proto__")).toEqual({ kind: "choice", choices: ["x"] });
  expect(parsed && getVariableKind(parsed, "later")).toEqual({ kind: "text" });
});

test("a text that lists values is divided at its bars or its lines, where they all differ", () => {
  expect(splitValues("Ada | Bob | Cy")).toEqual(["Ada", "Bob", "Cy"]);
  expect(splitValues("Ada\nBob \n\nCy\n")).toEqual(["Ada", "Bob", "Cy"]);
  expect(splitValues('["a", "b\\nc"]')).toEqual(["a", "b\nc"]);
  expect(splitValues("| a | b |\n| 1 | 2 |")).toEqual(["| a | b |", "| 1 | 2 |"]);
  for (const text of ["", "Ada", "a\na", "a | a"]) expect(splitValues(text)).toEqual([text]);
});

test("a variable that becomes a picture, or a text again, loses its values, since they are none of that kind", () => {
  const conversation = makeVariableOwn(
    changeVariableValues(twoColumns({ city: "Rome" }), "a", "name", ["Ada"]),
    "b",
    "name",
  );
  const pictures = changeVariableKind(conversation, "name", { kind: "picture" });
  expect(valuesIn(pictures)).toEqual([undefined, undefined]);
  expect(valuesIn(pictures, "city")).toEqual(["Rome", "Rome"]);
  expect(valuesIn(changeVariableKind(conversation, "name", { kind: "json" }))).toEqual(["Ada", "Ada"]);
});
