import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { hostileMarkdown, HOSTILE_TEXTS } from "#e2e/fixtures/hostile-texts.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { advanceByWork } from "#core/markdown/advance-by-work.ts";
import { splitBlocks } from "#core/markdown/split-blocks.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";

const SHOWN = 12;
/** What the page draws at once: see `progressive-markdown.tsx`. */
const IMMEDIATE_WORK = 200_000;
/** The goals on an idle core for what is drawn at once, and for what a further word of a growing text draws again. */
const MAX_MS = { whole: 200, word: 100 };

type Measured = { name: string; text: string; whole: number; word: number };

/** Prints the longest drawing times of `count` generated texts, beside the times of an ordinary answer. */
export function measureHostileTexts(count: number, maxChars: number, seed: number): void {
  const answer = TRICKY_DOCUMENTS["a model's answer"] ?? "";
  const ordinary = answer.repeat(Math.ceil(16_000 / answer.length));
  for (let round = 0; round < 10; round += 1) measureOnceMs(ordinary, false);
  console.log("whole: drawn at once, settled; word: what one more character of a growing text draws again");
  printSlowest([measureText("an ordinary answer of 16,000 characters", ordinary)]);
  printSlowest(Object.entries(HOSTILE_TEXTS).map(([name, text]) => measureText(name, text)));
  const texts = fc.sample(hostileMarkdown(fc, maxChars), { numRuns: count, seed });
  const startedAtMs = performance.now();
  const measured = texts.map((text) => measureText(`${text.length} ${JSON.stringify(text.slice(0, 70))}`, text));
  // Another program may have taken the time: the slowest are measured again.
  const again = listSlowest(measured, 5 * SHOWN).map(({ name, text }) => measureText(name, text));
  printSlowest(again);
  const slow = again.filter((each) => rateTime(each) > 1).length;
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(0);
  console.log(`${count} generated texts in ${seconds} s, seed ${seed}; ${slow} of them took longer than the goal`);
  printSlowest([measureText("an ordinary answer of 16,000 characters", ordinary)]);
}

function listSlowest(measured: readonly Measured[], count: number): Measured[] {
  return measured.toSorted((a, b) => rateTime(b) - rateTime(a)).slice(0, count);
}

function printSlowest(measured: readonly Measured[]): void {
  for (const { name, whole, word } of listSlowest(measured, SHOWN))
    console.log(`whole ${whole.toFixed(0).padStart(5)} ms  word ${word.toFixed(0).padStart(5)} ms  ${name}`);
}

/** The time in parts of the goal. */
function rateTime({ whole, word }: Measured): number {
  return Math.max(whole / MAX_MS.whole, word / MAX_MS.word);
}

function measureText(name: string, whole: string): Measured {
  const text = whole.slice(0, advanceByWork(whole, 0, whole.length, IMMEDIATE_WORK));
  return { name, text: whole, whole: measureMs(text, false), word: measureMs(text.slice(findRedrawn(text)), true) };
}

/** The start of the first block that changes when the last character of the text arrives. */
function findRedrawn(text: string): number {
  const before = splitBlocks(text.slice(0, -1), undefined, true);
  const { blocks } = splitBlocks(text, before, true);
  return blocks.find((block, index) => block !== before.blocks[index])?.key ?? 0;
}

/** The time of drawing, the shortest of three where it is long: what else the machine does makes it longer. */
function measureMs(text: string, streaming: boolean): number {
  const once = measureOnceMs(text, streaming);
  return once < 50 ? once : Math.min(once, measureOnceMs(text, streaming), measureOnceMs(text, streaming));
}

function measureOnceMs(text: string, streaming: boolean): number {
  const before = process.cpuUsage();
  renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
