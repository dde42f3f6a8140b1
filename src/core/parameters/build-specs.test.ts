import { expect, test } from "vitest";
import { buildApiDocument } from "#e2e/api-server/build-api-document.ts";
import { parseApiDocument } from "#core/openapi/parse-api-document.ts";
import { buildOwnSpecs } from "./build-specs.ts";
import { DEMO_PARAMETERS } from "./demo-parameters.ts";
import { OPUS_4_5_PARAMETERS } from "./opus-4-5-parameters.ts";
import type { OwnList } from "./own-lists.ts";
import { OWN_STARTS } from "./own-lists.ts";
import { selectSpecs } from "./select-specs.ts";
import { parseSchemaCapabilities } from "./parse-schema-capabilities.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { PREDICT_PARAMETERS } from "./predict-parameters.ts";
import { REASONING_PARAMETERS } from "./reasoning-parameters.ts";
import { SAFE_PARAMETERS } from "./safe-parameters.ts";

const LISTS = [DEMO_PARAMETERS, OPUS_4_5_PARAMETERS, PREDICT_PARAMETERS, REASONING_PARAMETERS, SAFE_PARAMETERS];

test("our own list for Claude Opus 4.5 has the controls and starts of its published schema", () => {
  const model = "anthropic/claude-opus-4-5";
  const parsed = parseApiDocument(JSON.stringify(buildApiDocument(model, "claude-opus-4-5")));
  if ("problem" in parsed || !parsed.operations[0]) throw new Error("the fixture describes no operation");
  const { specs } = parseSchemaCapabilities(parsed.document, parsed.operations[0].schema, model);
  // Of tool_choice the schema knows several forms, our list that it is an object.
  const summarize = (list: readonly ParameterSpec[]) =>
    list.filter(({ path }) => path !== "tool_choice").map(({ path, control }) => ({ path, control }));
  expect(summarize(OPUS_4_5_PARAMETERS)).toEqual(summarize(specs));
  const starts = specs.flatMap(({ path, start }) => (start === undefined ? [] : [[path, start] as const]));
  expect(Object.fromEntries(starts)).toEqual(OWN_STARTS["opus-4-5"]);
});

test.each(LISTS.flat().map((spec) => [spec.path, spec] as const))(
  "%s of our own lists accepts its default and bounds, and no number beyond them",
  (_path, { control, default: defaultValue, check }) => {
    const { minimum, maximum } = control.kind === "number" ? control : {};
    const accepted = [defaultValue, minimum, maximum].filter((value) => value !== undefined);
    expect(accepted.map(check)).toEqual(accepted.map(() => undefined));
    const refused = [...(minimum === undefined ? [] : [minimum - 1]), ...(maximum === undefined ? [] : [maximum + 1])];
    expect(refused.map(check)).toEqual(refused.map(() => expect.stringMatching(/^at (least|most) /)));
  },
);

test("the hint of a parameter has its bounds, its default and its unchecked keywords", () => {
  const specs = buildOwnSpecs({
    seed: { type: "integer", minimum: 1 },
    odd: { type: "number", multipleOf: 0.5, default: 1.5 },
  });
  expect(specs.map(({ hint }) => hint)).toEqual([
    "whole numbers from 1 · the same seed makes answers more alike",
    "any number · default 1.5 · not checked here: multipleOf",
  ]);
});

test("every value that a new conversation starts with is accepted by a parameter of its list", () => {
  for (const list of Object.keys(OWN_STARTS) as OwnList[])
    for (const [path, start] of Object.entries(OWN_STARTS[list])) {
      const [spec, ...others] = selectSpecs(list, "claude").filter((each) => each.path === path);
      expect({ path, others, problem: spec?.check(start) }).toEqual({ path, others: [], problem: undefined });
      expect(spec).toBeDefined();
    }
});
