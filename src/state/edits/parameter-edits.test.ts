import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { assertNever } from "#core/assert-never.ts";
import { expandSweeps } from "#core/conversation/expand-sweeps.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Json } from "#core/json.ts";
import { buildOwnSpecs } from "#core/parameters/build-specs.ts";
import { parseFieldText } from "#core/parameters/field-text.ts";
import type { ParameterSpec, PlainControl } from "#core/parameters/parameter-spec.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getOpenConversation, getTypedTexts, openConversationChanged, watchWrites } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { selectFieldText } from "#state/document/select-field-text.ts";
import { buildFieldKey, selectFieldErrors } from "#state/document/typed-texts.ts";
import {
  fixApplied,
  parameterChanged,
  parameterLeftIncomplete,
  parameterTyped,
  sweepSuggested,
} from "./parameter-edits.ts";

const SPECS = buildOwnSpecs({
  number: { type: "number", minimum: 0, maximum: 1 },
  integer: { type: "integer", minimum: 1 },
  text: { type: "string" },
  numbers: { type: "array", items: { type: "number" } },
  json: {},
  boolean: { type: "boolean" },
  enum: { type: "string", enum: ["low", "high"] },
  options: { enum: [1, "1"] },
  strings: { type: "array", items: { type: "string" } },
  map: { type: "object", additionalProperties: { type: "string" } },
});

function getSpec(path: string): ParameterSpec {
  const spec = SPECS.find((each) => each.path === path);
  if (!spec) throw new Error(`no spec ${path}`);
  return spec;
}

function getOpen(): Conversation {
  const open = getOpenConversation();
  if (!open) throw new Error("nothing is open");
  return open;
}

const variantId = () => getOpen().variants[0]?.id ?? "";
const listErrors = () => selectFieldErrors(getTypedTexts(), variantId());
const getValue = (path: string): Json | undefined => resolveSettings(getOpen(), variantId()).parameters[path];
const getSwept = (path: string): string | undefined => getOpen().variants[0]?.swept?.[path];

function getShownText(spec: ParameterSpec): string {
  const typed = getTypedTexts()[buildFieldKey(variantId(), spec.path)];
  return selectFieldText(spec, { value: getValue(spec.path), swept: getSwept(spec.path), typed });
}

/** The values that a run would send, a column each; "held" where it would not start. */
function findSent(path: string): (Json | undefined)[] | "held" {
  if (listErrors().length > 0) return "held";
  const expanded = expandSweeps(
    getOpen(),
    { listPartsOf: () => [], imageSizes: {}, isAgain: false },
    null,
    () => SPECS,
    () => crypto.randomUUID(),
  );
  if ("reason" in expanded) return "held";
  const { conversation } = expanded;
  return listColumns(conversation).map(({ id }) => resolveSettings(conversation, id).parameters[path]);
}

/** The number of times the store notifies its subscribers while `act` runs. */
function countWrites(act: () => void): number {
  let count = 0;
  const end = watchWrites(() => {
    count += 1;
  });
  act();
  end();
  return count;
}

beforeEach(() => {
  openNewConversation();
  // Whatever an earlier test has left is gone: each begins with no parameter set and no text typed.
  fixApplied(variantId(), { set: {}, unset: SPECS.map(({ path }) => path) });
  openConversationChanged((before) => ({ ...before, shared: { ...before.shared, parameters: {} } }));
});

test.for([
  ["a value", "number", "0.5"],
  ["a value that is written otherwise", "number", "0.50"],
  ["several values", "number", "0, 1"],
  ["a sample count", "number", "x3"],
  ["the words not sent", "number", "not sent"],
  ["a text that cannot be read", "number", "warm"],
  ["a text", "text", "warm"],
  ["numbers", "numbers", "1, 2"],
  ["JSON", "json", "[1, 2]"],
  ["unfinished JSON", "json", "[1, "],
] as const)(
  "typing %s notifies subscribers once, emptying the field once, and repeating either notifies nobody",
  ([, path, text]) => {
    parameterTyped(variantId(), getSpec(path), path === "number" ? "0.25" : "7");
    const type = (next: string) => countWrites(() => parameterTyped(variantId(), getSpec(path), next));
    expect([type(text), type(text), type(""), type("")]).toEqual([1, 0, 1, 0]);
  },
);

test("each typed key notifies subscribers once, from one value over an unreadable text to several values", () => {
  const writes = ["0", "0.", "0.5", "0.5,", "0.5, ", "0.5, 1", "0.5, 1 ", "0.5, 1 x", "0.5, 1 x3"].map((text) =>
    countWrites(() => parameterTyped(variantId(), getSpec("number"), text)),
  );
  expect(writes).toEqual(writes.map(() => 1));
});

test("a control without a text field notifies subscribers once per change, and never for an unchanged value", () => {
  const change = (value: Json | undefined) => countWrites(() => parameterChanged(variantId(), "enum", value));
  expect([change("low"), change("low"), change(undefined), change(undefined)]).toEqual([1, 0, 1, 0]);
});

test("an unreadable text keeps the previous value, and every way of setting the value removes the text", () => {
  const spec = getSpec("number");
  const expectHeld = () => {
    parameterTyped(variantId(), spec, "0.5x");
    expect(listErrors()).toMatchObject([{ path: "number", text: "0.5x" }]);
    expect(getValue("number")).toBe(0.5);
  };
  parameterTyped(variantId(), spec, "0.5");
  for (const setAgain of [
    () => parameterTyped(variantId(), spec, "0.5"),
    () => parameterChanged(variantId(), "number", 0.5),
    () => fixApplied(variantId(), { set: { number: 0.5 }, unset: [] }),
    () => sweepSuggested(variantId(), spec),
  ]) {
    expectHeld();
    setAgain();
    expect(listErrors()).toEqual([]);
  }
});

test("an incomplete pair in a map field blocks the run until the field is emptied", () => {
  parameterLeftIncomplete(variantId(), "map", "-1", "a name and a text are needed");
  expect(findSent("map")).toBe("held");
  parameterChanged(variantId(), "map", undefined);
  expect(findSent("map")).toEqual([undefined]);
});

test("a value set by a fix replaces a list of values in the field", () => {
  parameterTyped(variantId(), getSpec("number"), "0, 1");
  fixApplied(variantId(), { set: { number: 1 }, unset: [] });
  expect(findSent("number")).toEqual([1]);
});

test("a sweep field in place of a control sends its single value, and restores the control when emptied", () => {
  const spec = getSpec("enum");
  parameterChanged(variantId(), "enum", "low");
  sweepSuggested(variantId(), spec);
  parameterTyped(variantId(), spec, "high");
  expect([getShownText(spec), findSent("enum")]).toEqual(["high", ["high"]]);
  parameterTyped(variantId(), spec, "not sent");
  expect([getShownText(spec), findSent("enum")]).toEqual(["not sent", [undefined]]);
  parameterTyped(variantId(), spec, "");
  expect([getSwept("enum"), findSent("enum")]).toEqual([undefined, ["low"]]);
});

test("the number field of a parameter with alternatives refuses a list, and its sweep field accepts a list", () => {
  const [spec] = buildOwnSpecs({ number: { anyOf: [{ type: "number" }, { type: "string" }] } });
  const number: PlainControl = { kind: "number", integer: false };
  if (!spec) throw new Error("no spec");
  parameterTyped(variantId(), spec, "0.5", number);
  expect(findSent("number")).toEqual([0.5]);
  parameterTyped(variantId(), spec, "0.5, 1", number);
  expect([listErrors()[0]?.text, getSwept("number")]).toEqual(["0.5, 1", undefined]);
  sweepSuggested(variantId(), spec);
  parameterTyped(variantId(), spec, '0.5, "auto"');
  expect(getSwept("number")).toBe('0.5, "auto"');
});

/** A generator of the same numbers from 0 to below 1 for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** Texts that are typed key by key, some keys wrong: the first ones for a field of one value, the others for a sweep. */
const TEXTS: Record<string, readonly string[]> = {
  number: ["0.50", "1e-1, .5; 2", "0..1/3 x2", "not sent, 1"],
  integer: ["4,096", "1..4", "1, 2, 3 x5", "-7"],
  text: ["a long, text", '"low", "high", not sent', '"a" x3'],
  numbers: ["1, 2; 3", "[1], [2]", "not sent, [1, 2] x2"],
  json: ['{"a": [1, null]}', '{"a": 1}, {"b": 2}', "not sent, {} x3"],
  boolean: ["on, off", "not sent, true x2"],
  enum: ["low, high", "high; not sent x3"],
  options: ['1, "1", null', "not sent, 1 x2"],
  strings: ['["a"], ["b"]', 'not sent, ["a", "b"]'],
  map: ['{"a": "b"}, {"c": "d"}', 'not sent, {"a": "b"} x2'],
};

const WRONG_KEYS = [",", " ", ".", "x", "3", "[", '"'];

/** The values that the text in a field stands for, by itself; a sample count stands for the value below it. */
function readShown(spec: ParameterSpec): (Json | undefined)[] | "held" {
  const parsed = parseFieldText(getShownText(spec), spec, getSwept(spec.path) !== undefined);
  switch (parsed.type) {
    case "unreadable":
      return "held";
    case "empty":
      return [undefined];
    case "one":
      return [parsed.value];
    case "several":
      return parsed.values.length === 0 ? [getValue(spec.path)] : parsed.values.map(({ value }) => value);
    default:
      return assertNever(parsed);
  }
}

test.for(SPECS.map(({ path }) => path))(
  "the field with the control “%s” shows the values that are sent after every key, or blocks the run",
  (path) => {
    const spec = getSpec(path);
    const startsAsSweep = !["number", "text", "numbers", "json"].includes(spec.control.kind);
    const random = createRandom(path.length + 7);
    const pick = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)];
    const seen = new Set<string>();
    for (let round = 0; round < 60; round += 1) {
      fixApplied(variantId(), { set: {}, unset: [path] });
      if (startsAsSweep || random() < 0.3) sweepSuggested(variantId(), spec);
      const keys = [...new Intl.Segmenter().segment(pick(TEXTS[path] ?? []) ?? "")].map(({ segment }) => segment);
      let text = "";
      while (keys.length > 0) {
        const chance = random();
        if (chance < 0.1) text = text.slice(0, -1);
        else text += chance < 0.15 ? pick(WRONG_KEYS) : keys.shift();
        const isEmptied = text.trim() === "" && spec.control.kind !== "number" && getSwept(path) !== undefined;
        if (isEmptied || (startsAsSweep && getSwept(path) === undefined)) break;
        parameterTyped(variantId(), spec, text);
        expect(getShownText(spec)).toBe(text);
        const shown = readShown(spec);
        expect(findSent(path)).toEqual(shown);
        seen.add(shown === "held" ? shown : shown.length > 1 ? "several" : "one");
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(["one", "several", "held"]));
  },
);
