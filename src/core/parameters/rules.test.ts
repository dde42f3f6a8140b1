import type { Parameters } from "#core/vocabulary.ts";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { OPUS_4_5_PARAMETERS } from "./opus-4-5-parameters.ts";
import { findProblems, selectSendable } from "./select-sendable.ts";
import { computeExclusions, computeConflicts } from "./rules.ts";

const sendable = (values: Parameters) => selectSendable("opus-4-5", OPUS_4_5_PARAMETERS, values);
const blocked = (values: Parameters) => Object.keys(computeExclusions("opus-4-5", values));

test("temperature and top_p exclude each other: the one that is set disables the other", () => {
  expect(blocked({ temperature: 0.2 })).toEqual(["top_p"]);
  expect(blocked({ top_p: 0.2 })).toEqual(["temperature"]);
  expect(sendable({ temperature: 0.2, top_p: 0.3 })).toEqual({ temperature: 0.2 });
  expect(blocked({})).toEqual([]);
});

test("thinking excludes temperature and top_k, allows top_p from 0.95, and restores all of them when off", () => {
  const values = {
    temperature: 0.2,
    top_k: 5,
    "thinking.type": "enabled",
    "thinking.budget_tokens": 1024,
    max_tokens: 4096,
  };
  expect(sendable(values)).toEqual({ "thinking.type": "enabled", "thinking.budget_tokens": 1024, max_tokens: 4096 });
  const { "thinking.type": _type, "thinking.budget_tokens": _budget, ...off } = values;
  expect(sendable(off)).toEqual({ temperature: 0.2, top_k: 5, max_tokens: 4096 });
  expect(sendable({ "thinking.type": "enabled", "thinking.budget_tokens": 1024, top_p: 0.96 })).toHaveProperty(
    "top_p",
    0.96,
  );
  expect(sendable({ "thinking.type": "enabled", "thinking.budget_tokens": 1024, top_p: 0.5 })).not.toHaveProperty(
    "top_p",
  );
});

test("a budget that does not fit below max_tokens blocks the run and offers two fixes", () => {
  const values = { "thinking.type": "enabled", "thinking.budget_tokens": 4096, max_tokens: 4096 };
  const [conflict] = computeConflicts("opus-4-5", values);
  expect(conflict?.fixes.map(({ set }) => set)).toEqual([{ max_tokens: 5120 }, { "thinking.budget_tokens": 3072 }]);
  for (const fix of conflict?.fixes ?? [])
    expect(findProblems("opus-4-5", OPUS_4_5_PARAMETERS, { ...values, ...fix.set }, "")).toEqual([]);
});

test("every offered fix resolves its conflict", () => {
  const values = fc.record(
    {
      temperature: fc.constantFrom(0, 0.5, 1),
      top_p: fc.constantFrom(0, 0.5, 0.96),
      top_k: fc.constantFrom(1, 40),
      max_tokens: fc.constantFrom(1, 1024, 4096, 64_000),
      "thinking.budget_tokens": fc.constantFrom(1024, 4096, 63_999),
      "thinking.type": fc.constant("enabled"),
      tool_choice: fc.constantFrom({ type: "any" }, { type: "auto" }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(values, (given) => {
      const start: Parameters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const applyFix = ({ set, unset }: { set: Parameters; unset: string[] }): Parameters => ({
        ...Object.fromEntries(Object.entries(start).filter(([path]) => !unset.includes(path))),
        ...set,
      });
      for (const exclusion of Object.values(computeExclusions("opus-4-5", start)))
        expect(computeExclusions("opus-4-5", applyFix(exclusion.fix))[exclusion.path]?.reason).not.toBe(
          exclusion.reason,
        );
      for (const conflict of computeConflicts("opus-4-5", start))
        for (const fix of conflict.fixes) expect(computeConflicts("opus-4-5", applyFix(fix))).toEqual([]);
    }),
  );
});

test("parameters that a model does not accept are not sent, and values out of bounds are reported with the bound", () => {
  expect(sendable({ seed: 3, temperature: 0.1 })).toEqual({ temperature: 0.1 });
  expect(
    findProblems("opus-4-5", OPUS_4_5_PARAMETERS, { temperature: 2, top_k: 1.5, max_tokens: 90_000 }, "[1]"),
  ).toEqual([
    "temperature: at most 1",
    "top_k: whole numbers only",
    "max_tokens: at most 64,000",
    "Extra JSON: enter a JSON object, in braces",
  ]);
});
