import { expect, test } from "vitest";
import { writePictureValue } from "#core/conversation/picture-value.ts";
import { exampleVersion } from "#e2e/fixtures/example-prompt.ts";
import { compareVersions } from "./compare-versions.ts";
import { describeChanges } from "./describe-changes.ts";
import type { PromptVersion } from "./saved-prompt.ts";

type Given = Parameters<typeof exampleVersion>[2];
const describe = (before: PromptVersion, after: PromptVersion) => describeChanges(compareVersions(before, after));
const version = (text: string, settings: NonNullable<Given>["settings"] = {}) =>
  exampleVersion("v", text, { settings });

test("the differences between two versions are described in few words: texts by their words, settings by their values", () => {
  const before = version("Write a formal release note.", { parameters: { temperature: 0, max_tokens: 4096 } });
  const after = version("Write a playful and short note.", { parameters: { temperature: 0.5, max_tokens: 4096 } });
  expect(describe(before, after)).toBe("prompt: 3 words, temperature 0 → 0.5");
  expect(describe(before, before)).toBe("");
  expect(describe(version("a b"), version("a  b"))).toBe("prompt: white space");
  expect(describe(version("a b"), version("a, b"))).toBe("prompt: punctuation");
  expect(describe(version("", { system: "Be brief." }), version("", { system: "Be terse." }))).toBe(
    "system prompt: 1 word",
  );
});

test("every setting that differs is named with both values", () => {
  const before = exampleVersion("v", "", {
    settings: { parameters: { temperature: 1, stop: ["a"] }, variables: { name: "Ada", constructor: "x" } },
  });
  const after = exampleVersion("w", "", {
    settings: {
      connectionId: "openai",
      modelId: "gpt-5",
      areBracesText: true,
      parameters: { stop: ["b"] },
      variables: { name: "Grace", constructor: "x" },
    },
    swept: { temperature: "0, 1" },
  });
  expect(compareVersions(before, after)).toEqual([
    { kind: "setting", name: "model", before: "anthropic/claude-opus-4-5", after: "gpt-5" },
    { kind: "setting", name: "service", before: "AI/ML API", after: "OpenAI" },
    { kind: "setting", name: "braces", before: "filled", after: "literal" },
    { kind: "setting", name: "temperature", before: "1", after: "0, 1" },
    { kind: "setting", name: "stop", before: '["a"]', after: '["b"]' },
    { kind: "setting", name: "{{name}}", before: "Ada", after: "Grace" },
  ]);
  expect(describe(before, after)).toBe(
    "model anthropic/claude-opus-4… → gpt-5, service AI/ML API → OpenAI, braces filled → literal, temperature 1 → 0, 1, 2 more",
  );
});

test("texts too long to compare at once are told by their lengths", { timeout: 5000 }, () => {
  expect(describe(version("a b ".repeat(250_000)), version("b a ".repeat(1000)))).toBe(
    "prompt: 1,000,000 → 4,000 characters",
  );
});

test("the values typed for a variable are described as in the heads of columns, pictures by their sizes", () => {
  const pictures = [8, 16].map((widthPx) =>
    writePictureValue({ kind: "image", blob: "b", mediaType: "image/png", widthPx, heightPx: 8 }),
  );
  const swept = { "variable:photo": JSON.stringify(pictures), "variable:name": '["Ada","Bob"]' };
  expect(compareVersions(version("a"), exampleVersion("w", "a", { swept }))).toEqual([
    { kind: "setting", name: "{{photo}}", before: undefined, after: "picture 8×8 | picture 16×8" },
    { kind: "setting", name: "{{name}}", before: undefined, after: "Ada | Bob" },
  ]);
});
