import fc from "fast-check";
import { expect, test } from "vitest";
import { examplePrompt, exampleVersion } from "#e2e/fixtures/example-prompt.ts";
import { storePrompt } from "./parse-prompt.ts";
import { buildPromptFileName, readPromptFile, writePromptFile } from "./prompt-file.ts";
import type { PromptVersion, SavedPrompt } from "./saved-prompt.ts";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("{{a | b}}", "{{__proto__}}", "\n\t\u0000", "名前"),
);
const path = fc.stringMatching(/^[a-z_.]{1,12}$/).filter((name) => name !== "prototype" && !(name in {}));
const version: fc.Arbitrary<PromptVersion> = fc.record(
  {
    id: text,
    createdAtMs: fc.nat(),
    change: text,
    text,
    settings: fc.record(
      {
        connectionId: text,
        modelId: text,
        system: text,
        variables: fc.dictionary(fc.oneof(text, fc.constantFrom("__proto__", "constructor")), text),
        areBracesText: fc.constant(true as const),
        parameters: fc.dictionary(
          path,
          fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), text, fc.array(fc.nat()), fc.record({ a: text })),
        ),
        extraJson: text,
      },
      { requiredKeys: ["connectionId", "modelId", "system", "variables", "parameters", "extraJson"] },
    ),
    variableKinds: fc.dictionary(
      fc.oneof(text, fc.constantFrom("__proto__", "constructor")),
      fc.oneof(
        fc.record({ kind: fc.constantFrom("text" as const, "number" as const, "json" as const) }),
        fc.record({ kind: fc.constant("choice" as const), choices: fc.array(text) }),
      ),
    ),
    swept: fc.dictionary(path, text),
    pictures: fc.array(
      fc.record(
        {
          blob: fc.stringMatching(/^[0-9a-f]{64}$/),
          mediaType: fc.constant("image/png"),
          widthPx: fc.nat(),
          heightPx: fc.nat(),
          name: text,
          sizeBytes: fc.nat(),
          alt: text,
          isLabelled: fc.constant(true as const),
        },
        { requiredKeys: ["blob", "mediaType", "widthPx", "heightPx", "name", "sizeBytes"] },
      ),
    ),
  },
  { requiredKeys: ["id", "createdAtMs", "change", "text", "settings"] },
);
const prompt: fc.Arbitrary<SavedPrompt> = fc.record({
  id: text,
  name: text,
  tags: fc.array(text),
  versions: fc
    .tuple(version, fc.array(version))
    .map(([first, others]) => [first, ...others] as SavedPrompt["versions"]),
});

test("a prompt that is written to a file and read again is the same, whatever it holds", () => {
  fc.assert(
    fc.property(prompt, (saved) => {
      const written = writePromptFile(saved);
      const read = readPromptFile(written);
      expect(read).toEqual({ prompt: saved, pictures: {} });
      // Names such as __proto__ count for nothing in a comparison of objects.
      expect(writePromptFile("prompt" in read ? read.prompt : saved)).toBe(written);
    }),
    { numRuns: 300 },
  );
});

const stored = () => storePrompt(examplePrompt([exampleVersion("v1", "one"), exampleVersion("v2", "two")]));
const read = (value: unknown) => readPromptFile(JSON.stringify(value));

test("the first fault of a file is named with its place", () => {
  const file = { etude: "prompt", ...stored() };
  const [first, second] = file.versions;
  expect(read({ ...file, versions: [first, { ...second, text: 3 }] })).toEqual({
    reason: "versions.1.text: expected a text, but it is 3.",
  });
  expect(read({ ...file, versions: [{ ...first, settings: { ...first.settings, system: undefined } }] })).toEqual({
    reason: "versions.0.settings.system: it is missing.",
  });
  expect(read({ ...file, versions: [{ ...first, settings: { ...first.settings, variables: { name: 1 } } }] })).toEqual({
    reason: "versions.0.settings.variables: it cannot be read.",
  });
  expect(read({ ...file, versions: [] })).toMatchObject({ reason: expect.stringMatching(/^versions\.0: /) });
  expect(read({ ...file, tags: "none" })).toEqual({ reason: 'tags: expected a list, but it is "none".' });
  expect(read({ ...file, format: 2 })).toEqual({ reason: "A newer version of Étude made it." });
  expect(read({ ...file, format: undefined })).toMatchObject({ reason: expect.stringMatching(/^format: /) });
});

test("texts that are no file of a prompt are refused with the reason", () => {
  expect(readPromptFile("{")).toMatchObject({ reason: "It is no JSON: it ends too early (line 1, column 2)." });
  for (const value of [null, 3, []]) expect(read(value)).toEqual({ reason: "It is JSON, but no object." });
  for (const value of [{}, { etude: "conversation" }])
    expect(read(value)).toEqual({ reason: 'It is no saved prompt of Étude: "etude" is not "prompt".' });
});

test("the name of a file has letters of any language and never a path", () => {
  expect(buildPromptFileName("Alt text / writer")).toBe("Alt-text-writer.etude-prompt.json");
  expect(buildPromptFileName("名前")).toBe("名前.etude-prompt.json");
  expect(buildPromptFileName("../..")).toBe("prompt.etude-prompt.json");
  expect(buildPromptFileName("x".repeat(500))).toHaveLength(60 + ".etude-prompt.json".length);
});
