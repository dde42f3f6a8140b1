import { expect, test } from "vitest";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { expandSweeps } from "#core/conversation/expand-sweeps.ts";
import { changeSampleCount, copyVariant } from "#core/conversation/edit-variants.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import { buildVariablePath } from "#core/conversation/variable-path.ts";
import { OPUS_4_5_PARAMETERS } from "#core/parameters/opus-4-5-parameters.ts";
import { selectSpecs } from "#core/parameters/select-specs.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { applySettings } from "./apply-settings.ts";
import { captureSettings } from "./capture-settings.ts";
import { describeSettings } from "./describe-settings.ts";
import { listSettingChanges } from "./list-setting-changes.ts";
import { listUnsentSettings } from "./list-unsent-settings.ts";
import { parseSettings, storeSettings } from "./parse-settings.ts";
import type { KeptSettings } from "./saved-settings.ts";
import { summarizeChanges } from "./summarize-changes.ts";

const isTaken = () => true;
const START = exampleConversation();
const A = START.variants[0]?.id ?? "";
const TWO = copyVariant(START, A, "b", "last");

test("settings captured in one column and applied in another are the same there, whatever that one had", () => {
  const source = changeSampleCount(
    changeSweptField(
      changeSettings(TWO, A, { parameters: { temperature: 0.2, stop: ["x"] }, extraJson: '{"a":1}', system: "own" }),
      A,
      "top_p",
      "0.1, 0.5",
    ),
    A,
    3,
  );
  const kept = captureSettings(source, A, true);
  const target = changeSampleCount(
    changeSettings(source, "b", { modelId: "other", parameters: { max_tokens: 5, temperature: 1 } }),
    "b",
    2,
  );
  expect(listSettingChanges(captureSettings(target, "b", true), kept).map(({ path }) => path)).toEqual([
    "model",
    "samples",
    "temperature",
    "stop",
    "top_p",
    "Extra JSON",
    "max_tokens",
  ]);
  const applied = applySettings(target, "b", kept, isTaken);
  expect(captureSettings(applied, "b", true)).toEqual(kept);
  expect(resolveSettings(applied, "b").system).toBe(resolveSettings(target, "b").system);
  expect(applySettings(applied, "b", kept, isTaken)).toBe(applied);
});

test("without the model, the model of the column stays, and so does what belongs to its prompt", () => {
  const target = changeSweptField(
    changeSettings(TWO, "b", { modelId: "other", variables: { name: "Ada" } }),
    "b",
    buildVariablePath("name"),
    "Ada | Bob",
  );
  const applied = applySettings(target, "b", { parameters: { temperature: 1 }, extraJson: "" }, isTaken);
  expect(resolveSettings(applied, "b")).toMatchObject({ modelId: "other", variables: { name: "Ada" } });
  expect(applied.variants.find(({ id }) => id === "b")?.swept).toEqual({ [buildVariablePath("name")]: "Ada | Bob" });
});

test("a column leaves its sweep where one of its values changes, and only then", () => {
  const swept = changeSweptField(START, A, "temperature", "0, 1");
  let next = 0;
  const expanded = expandSweeps(
    swept,
    { listPartsOf: () => [], imageSizes: {}, isAgain: false },
    null,
    () => OPUS_4_5_PARAMETERS,
    () => `id${(next += 1)}`,
  );
  if ("reason" in expanded) throw new Error(expanded.reason);
  const { conversation } = expanded;
  const own = captureSettings(conversation, A, false);
  const other = applySettings(conversation, A, { ...own, parameters: { ...own.parameters, max_tokens: 7 } }, isTaken);
  expect(other.variants[0]?.sweep).toBeDefined();
  const changed = applySettings(other, A, { ...own, parameters: { temperature: 0.3 } }, isTaken);
  expect(changed.variants[0]?.sweep).toBeUndefined();
});

test("a setting that a model does not take is named, and its several values are not applied", () => {
  const specs = selectSpecs("opus-4-5", "anthropic/claude-opus-4-5");
  const kept: KeptSettings = {
    parameters: { temperature: 0.5, top_p: 0.5, seed: 7, max_completion_tokens: 9 },
    extraJson: "",
    swept: { logprobs: "true, false", temperature: "0, 1" },
  };
  const unsent = listUnsentSettings(kept, { source: "opus-4-5", specs });
  expect(unsent).toEqual([
    { path: "top_p", reason: expect.stringContaining("temperature") },
    { path: "seed" },
    { path: "logprobs" },
  ]);
  const applied = applySettings(START, A, kept, (path) => specs.some((spec) => spec.path === path));
  expect(applied.variants[0]?.swept).toEqual({ temperature: "0, 1" });
  expect(resolveSettings(applied, A).parameters).toEqual(kept.parameters);
});

test("saved settings are read as they were stored, and nothing else is", () => {
  const kept = captureSettings(changeSampleCount(TWO, A, 2), A, true);
  const saved = { id: "s", name: "Cold", kept };
  expect(parseSettings(structuredClone(storeSettings(saved)))).toEqual(saved);
  for (const other of [undefined, 1, {}, { ...storeSettings(saved), format: 2 }, { ...saved, format: 1, kept: {} }])
    expect(parseSettings(other)).toBeUndefined();
});

test("values that differ between columns are listed behind the letters of their columns", () => {
  const change = (before: string) => [{ path: "temperature", before, after: "0" }];
  expect(
    summarizeChanges([
      { letter: "A", changes: change("0.2") },
      { letter: "B", changes: change("1") },
      { letter: "C", changes: change("0.2") },
    ]),
  ).toEqual([{ path: "temperature", before: "A, C: 0.2 · B: 1", after: "0" }]);
  expect(summarizeChanges([{ letter: "A", changes: change("0.2") }])).toEqual(change("0.2"));
});

test("settings are named by their first values", () => {
  expect(describeSettings({ parameters: { temperature: 0.2, max_tokens: 4096 }, extraJson: "", samples: 3 })).toBe(
    "samples 3, temperature 0.2, max_tokens 4,096",
  );
  expect(describeSettings({ parameters: {}, extraJson: "" })).toBe("nothing set");
});
