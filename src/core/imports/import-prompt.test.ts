import { expect, test } from "vitest";
import { writePromptFile } from "#core/library/prompt-file.ts";
import { examplePrompt, exampleVersion } from "#e2e/fixtures/example-prompt.ts";
import { createImportContext } from "#e2e/fixtures/import-context.ts";
import { readImport } from "./read-import.ts";

const picture = { mediaType: "image/png", widthPx: 2, heightPx: 3, name: "cat.png", sizeBytes: 6 };
const [HERE, GONE] = ["a".repeat(64), "b".repeat(64)];
const PROMPT = examplePrompt([
  exampleVersion("1", "one"),
  exampleVersion("2", "two", {
    pictures: [
      { ...picture, blob: HERE },
      { ...picture, blob: GONE },
    ],
  }),
]);
const PICTURES = { [HERE]: { mediaType: "image/png", base64: "cGl4ZWxz" } };

test("a file of a saved prompt is taken with its versions and pictures, and a picture that it lacks is said", () => {
  const found = readImport(`\ufeff${writePromptFile(PROMPT, PICTURES)}`, createImportContext());
  expect(found).toMatchObject({
    format: { id: "saved-prompt" },
    result: {
      prompts: [PROMPT],
      pictures: PICTURES,
      conversations: [],
      rows: [
        { what: "Prompt", detail: "Alt text writer", isTaken: true },
        { what: "Versions", detail: "2", isTaken: true },
        { what: "Pictures", detail: "1", isTaken: true },
        { what: "Other pictures", detail: "the file does not have 1", isTaken: false },
      ],
    },
  });
});

test("a damaged file of a saved prompt is refused with its first fault", () => {
  const text = writePromptFile(PROMPT, PICTURES);
  const read = (damaged: string) => readImport(damaged, createImportContext());
  expect(read(text.replace('"name": "Alt text writer"', '"name": 5'))).toEqual({
    reason: expect.stringMatching(/^name: expected a text/),
  });
  expect(read(text.replace("cGl4ZWxz", "cGl4<b>"))).toEqual({
    reason: expect.stringMatching(/^pictures\.a+\.base64: /),
  });
  expect(read(text.replace("image/png", "text/html"))).toMatchObject({ reason: expect.any(String) });
});
