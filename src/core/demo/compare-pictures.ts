import { nameShape } from "./name-shape.ts";
import type { MeasuredPicture } from "./picture-facts.ts";

/** `label` names the picture in a sentence: "picture 2". */
export type LabelledPicture = { label: string; facts: MeasuredPicture };

/** How far the pictures are apart in one respect, from 0 to 1, and the words for it. */
type Difference = { distance: number; words: string };

/** Below this a difference is not worth a word. */
const NOTABLE = 0.05;

/** One sentence on what two or more pictures differ in most, and what comes next. */
export function comparePictures(pictures: readonly LabelledPicture[]): string {
  const [most, next] = [
    compareBy(pictures, "size", ({ widthPx, heightPx }) => Math.log(widthPx * heightPx), toRatio, saySize),
    compareBy(pictures, "shape", ({ widthPx, heightPx }) => Math.log(widthPx / heightPx), toRatio, nameShape),
    comparePercent(pictures, "brightness", ({ brightnessPercent }) => brightnessPercent),
    comparePercent(pictures, "contrast", ({ contrastPercent }) => contrastPercent),
    comparePercent(pictures, "fine texture", ({ texturePercent }) => texturePercent),
    comparePercent(pictures, "transparency", ({ transparentPercent }) => transparentPercent),
    compareColours(pictures),
  ]
    .filter(({ distance }) => distance >= NOTABLE)
    .toSorted((a, b) => b.distance - a.distance);
  if (!most) return "By these figures they are alike, which does not mean that they show the same.";
  return `They differ most in ${most.words}${next ? `, and next in ${next.words}` : ""}.`;
}

function comparePercent(
  pictures: readonly LabelledPicture[],
  name: string,
  read: (facts: MeasuredPicture) => number,
): Difference {
  return compareBy(
    pictures,
    name,
    read,
    (span) => span / 100,
    (facts) => `${read(facts)} %`,
  );
}

/** The picture with the least of something against the one with the most. */
function compareBy(
  pictures: readonly LabelledPicture[],
  name: string,
  read: (facts: MeasuredPicture) => number,
  toDistance: (span: number) => number,
  say: (facts: MeasuredPicture) => string,
): Difference {
  const [least, ...others] = pictures.toSorted((a, b) => read(a.facts) - read(b.facts));
  const most = others.at(-1);
  if (!least || !most) return { distance: 0, words: "" };
  return {
    distance: toDistance(read(most.facts) - read(least.facts)),
    words: `${name}, from ${say(least.facts)} (${least.label}) to ${say(most.facts)} (${most.label})`,
  };
}

/** The two pictures that share least of their colours. */
function compareColours(pictures: readonly LabelledPicture[]): Difference {
  let found: Difference = { distance: 0, words: "" };
  for (const [at, one] of pictures.entries()) {
    for (const other of pictures.slice(at + 1)) {
      const shared = sharedPercent(one.facts, other.facts);
      if (1 - shared / 100 <= found.distance) continue;
      const words = `colours, of which ${sayMain(one)} and ${sayMain(other)} share ${shared} %`;
      found = { distance: 1 - shared / 100, words };
    }
  }
  return found;
}

function sharedPercent(one: MeasuredPicture, other: MeasuredPicture): number {
  const others = new Map(other.colours.map(({ name, percent }) => [name, percent]));
  return one.colours.reduce((sum, { name, percent }) => sum + Math.min(percent, others.get(name) ?? 0), 0);
}

function sayMain({ label, facts }: LabelledPicture): string {
  return `${label} (mostly ${facts.colours[0]?.name ?? "nothing"})`;
}

function saySize({ widthPx, heightPx }: MeasuredPicture): string {
  return `${widthPx}×${heightPx} px`;
}

/** Of logarithms: twice as much is a half, four times as much three quarters. */
function toRatio(span: number): number {
  return 1 - Math.exp(-span);
}
