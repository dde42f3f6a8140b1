import { bench, describe } from "vitest";
import { splitBlocks, type Split } from "./split-blocks.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";

const UPDATE_CHARS = 128;
const REPLY = TRICKY_DOCUMENTS["a model's answer"] ?? "";

const TEXTS = {
  "an answer of many blocks": (chars: number) => REPLY.repeat(Math.ceil(chars / REPLY.length)).slice(0, chars),
  "one code fence": (chars: number) =>
    `\`\`\`ts\n${"const value = compute(1, 2);\n\n".repeat(chars / 29)}`.slice(0, chars),
  "one loose list": (chars: number) => "- an item of some words\n\n".repeat(chars / 25).slice(0, chars),
  "one line": (chars: number) => "word ".repeat(chars / 5),
  "links defined at the end": (chars: number) => {
    const definitions = Array.from({ length: 30 }, (_, index) => `[${index}]: https://example.com/${index}\n`).join("");
    return `${"Some words with [a link][7] in them.\n\n".repeat((chars - definitions.length) / 38)}${definitions}`;
  },
};

/** Splits the text in updates up to a position, so that one update there can be measured. */
function splitUpTo(text: string, end: number): Split {
  let split = splitBlocks(text.slice(0, UPDATE_CHARS));
  for (let at = UPDATE_CHARS; at < end; at += UPDATE_CHARS) split = splitBlocks(text.slice(0, at), split);
  return split;
}

for (const [name, write] of Object.entries(TEXTS)) {
  describe(`one update of ${UPDATE_CHARS} characters: ${name}`, () => {
    for (const chars of [10_000, 100_000, 400_000]) {
      const text = write(chars);
      const before = splitUpTo(text, text.length - UPDATE_CHARS);
      bench(`at ${chars} characters`, () => void splitBlocks(text, before), { time: 200 });
    }
  });
}

describe("a whole text of 100,000 characters", () => {
  const text = TEXTS["an answer of many blocks"](100_000);
  bench("split at once", () => void splitBlocks(text), { time: 500 });
  bench("split in updates", () => void splitUpTo(text, text.length), { time: 500 });
});
