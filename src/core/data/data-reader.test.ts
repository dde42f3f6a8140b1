import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DATA_TEXTS } from "#e2e/fixtures/data-texts.ts";
import { HOSTILE_TEXTS } from "#e2e/fixtures/hostile-texts.ts";
import { randomMarkdown, TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { createDataReader, type LeadingData } from "./data-reader.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

const read = (text: string): LeadingData | undefined => createDataReader()(text, true);
const TEXTS = Object.entries(DATA_TEXTS).map(([name, [language, text]]) => [name, language, text] as const);

/**
 * Reads every beginning of a text as it grows, and expects that data stays the data it was. Only what began as JSON on one
 * line may turn out to be a text, and then stays one.
 */
function followGrowth(text: string): void {
  const grow = createDataReader();
  let known: string | undefined;
  for (let end = 0; end <= text.length; end += 1) {
    const part = text.slice(0, end);
    const data = grow(part, false);
    expect(data).toEqual(createDataReader()(part, false));
    const language = getLanguage(data);
    if (known === "json" && language === "text" && !/^[[{][ \t]*\n/.test(text)) known = "text";
    expect(language).toBe(known ?? language);
    if (language !== "text") known = language;
  }
  expect(getLanguage(read(text))).toBe(known ?? getLanguage(read(text)));
}

function getLanguage(data: LeadingData | undefined): string {
  return data === undefined || data.isUndecided ? "text" : data.language;
}

describe("a text that is data", () => {
  test.each(TEXTS)("%s is known as %s, with its source as it was written", (_name, language, text) => {
    const data = read(text);
    expect([data?.language, data?.isUndecided, data?.end]).toEqual([language, false, text.length]);
    expect(data?.source).toBe(text.replace(/[\r\n]+$/, ""));
    followGrowth(text);
  });

  test.each(TEXTS)("a text after %s (%s) is left to Markdown", (_name, language, text) => {
    const rest = "That is **all**, and\n- one more thing.\n";
    const whole = `${text.trimEnd()}\n\n${rest}`;
    const data = read(whole);
    expect(data?.language).toBe(language);
    expect(whole.slice(data?.end).trimStart()).toBe(rest);
    followGrowth(whole);
  });

  test.each([
    "<details>\n<summary>More</summary>\n\n**text**\n</details>",
    "<thinking>\nabout *it*\n</thinking>\nText",
    "<br> a line",
    "<https://a.example> is a link",
    "<svgs> are not",
    "< 5 and > 3",
    "<!-- a comment -->\n\nText",
    "---\n\n**bold**",
    "--- a dash\nbegins it",
    "-- Ann",
    "- a\n- b",
    "***bold***",
    "*** Begin",
    "@ann, hello",
    "@@ is a mark",
    "diff is a program",
    "Index: see below\n\nText",
    "From here on\n--- it is\n+++ text",
  ])("the text %j is a text", (text) => {
    expect(read(`${text}\n\nMore of it.\n`)).toBeUndefined();
    followGrowth(text);
  });

  test("no Markdown fixture and no random document is taken for data, and none changes its mind as it grows", () => {
    for (const text of [
      ...Object.values(TRICKY_DOCUMENTS),
      ...Object.values(HOSTILE_TEXTS).map((all) => all.slice(0, 99)),
    ]) {
      const data = read(text);
      expect(data?.language === "json" ? undefined : data).toBeUndefined();
      followGrowth(text.slice(0, 300));
    }
    fc.assert(fc.property(randomMarkdown(fc), followGrowth), { numRuns: 200 });
  });

  test("data with lines left out, doubled or cut never changes its mind as it grows", () => {
    const lines = TEXTS.flatMap(([, , text]) => text.split(/(?<=\n)/));
    const property = fc.property(
      fc.constantFrom(...TEXTS),
      fc.array(fc.constantFrom(...lines, "\n", "Text, then\n", "- a\n"), { maxLength: 5 }),
      fc.nat(200),
      ([, , text], others, cut) => followGrowth(text.slice(0, cut) + others.join("")),
    );
    fc.assert(property, { numRuns: 200 });
  });

  test.each([
    ["a difference", `${DATA_TEXTS["a difference by Git"]?.[1]}`, "@@ -1,2 +1,2 @@\n-a\n+b\n c\n"],
    ["a page", "<html>\n", "<p>a <html lang='a'> b </html> c\n"],
    ["a table", "a,b\n1,2\n", "3,4\n5,6\n"],
  ])("%s of 500,000 characters that arrives in pieces is read in two seconds", (_name, start, line) => {
    const text = start + line.repeat(500_000 / line.length);
    const read = () => {
      const reader = createDataReader();
      for (let end = 0; end < text.length; end += 2048) reader(text.slice(0, end), false);
      expect(reader(text, true)?.end).toBe(text.length);
    };
    expect(measureMs(read)).toBeLessThan(2000);
  });
});
