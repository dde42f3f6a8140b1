import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { hostileMarkdown, HOSTILE_TEXTS } from "#e2e/fixtures/hostile-texts.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { advanceByWork } from "#core/markdown/advance-by-work.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";

const SHOWN = 12;
/** What the page draws at once: see `progressive-markdown.tsx`. */
const IMMEDIATE_WORK = 200_000;

/** Prints the longest drawing times of `count` generated texts, beside the times of an ordinary answer. */
export function measureHostileTexts(count: number, maxChars: number, seed: number): void {
  const answer = TRICKY_DOCUMENTS["a model's answer"] ?? "";
  const ordinary = answer.repeat(Math.ceil(16_000 / answer.length));
  for (let round = 0; round < 10; round += 1) measureMs(ordinary, false);
  console.log(`an ordinary answer of ${ordinary.length} characters: ${measureMs(ordinary, false).toFixed(0)} ms`);
  printSlowest(Object.entries(HOSTILE_TEXTS).map(([name, text]) => ({ name, ms: measureBothMs(text) })));
  const texts = fc.sample(hostileMarkdown(fc, maxChars), { numRuns: count, seed });
  const startedAtMs = performance.now();
  printSlowest(
    texts.map((text) => ({ name: `${text.length} ${JSON.stringify(text.slice(0, 70))}`, ms: measureBothMs(text) })),
  );
  console.log(`${count} generated texts in ${((performance.now() - startedAtMs) / 1000).toFixed(0)} s, seed ${seed}`);
}

function printSlowest(measured: readonly { name: string; ms: number }[]): void {
  for (const { name, ms } of measured.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN))
    console.log(`${ms.toFixed(0).padStart(7)} ms  ${name}`);
}

/** The longer of the times for a growing and a settled text, each the shorter of two where it is long. */
function measureBothMs(whole: string): number {
  const text = whole.slice(0, advanceByWork(whole, 0, whole.length, IMMEDIATE_WORK));
  return Math.max(...[true, false].map((streaming) => measureMs(text, streaming)));
}

function measureMs(text: string, streaming: boolean): number {
  const once = measureOnceMs(text, streaming);
  return once < 50 ? once : Math.min(once, measureOnceMs(text, streaming));
}

function measureOnceMs(text: string, streaming: boolean): number {
  const before = process.cpuUsage();
  renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
