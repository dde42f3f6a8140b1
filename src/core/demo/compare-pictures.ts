import { nameShape } from "./name-shape.ts";
import type { MeasuredPicture } from "./picture-facts.ts";

/** A measured picture and its name in a sentence: "picture 2". */
export type LabelledPicture = { label: string; facts: MeasuredPicture };

/** The distance of the pictures in one respect, from 0 to 1, and its description. */
type RankedDifference = { distance: number; description: string };

/** The smallest difference that is mentioned. */
const MIN_DISTANCE = 0.05;

/** One sentence on the two respects in which the pictures differ most. */
export function comparePictures(pictures: readonly LabelledPicture[]): string {
  const [largest, next] = [
    compareBy(pictures, "size", ({ widthPx, heightPx }) => Math.log(widthPx * heightPx), toRatio, formatSize),
    compareBy(pictures, "shape", ({ widthPx, heightPx }) => Math.log(widthPx / heightPx), toRatio, nameShape),
    comparePercent(pictures, "brightness", ({ brightnessPercent }) => brightnessPercent),
    comparePercent(pictures, "contrast", ({ contrastPercent }) => contrastPercent),
    comparePercent(pictures, "fine texture", ({ texturePercent }) => texturePercent),
    comparePercent(pictures, "transparency", ({ transparentPercent }) => transparentPercent),
    compareColours(pictures),
  ]
    .filter(({ distance }) => distance >= MIN_DISTANCE)
    .toSorted((a, b) => b.distance - a.distance);
  if (!largest) return "By these figures they are alike, which does not mean that they show the same.";
  return `They differ most in ${largest.description}${next ? `, and next in ${next.description}` : ""}.`;
}

function comparePercent(
  pictures: readonly LabelledPicture[],
  name: string,
  getValue: (facts: MeasuredPicture) => number,
): RankedDifference {
  return compareBy(
    pictures,
    name,
    getValue,
    (span) => span / 100,
    (facts) => `${getValue(facts)} %`,
  );
}

/** The difference between the pictures with the smallest and the largest value. */
function compareBy(
  pictures: readonly LabelledPicture[],
  name: string,
  getValue: (facts: MeasuredPicture) => number,
  toDistance: (span: number) => number,
  format: (facts: MeasuredPicture) => string,
): RankedDifference {
  const [smallest, ...others] = pictures.toSorted((a, b) => getValue(a.facts) - getValue(b.facts));
  const largest = others.at(-1);
  if (!smallest || !largest) return { distance: 0, description: "" };
  return {
    distance: toDistance(getValue(largest.facts) - getValue(smallest.facts)),
    description: `${name}, from ${format(smallest.facts)} (${smallest.label}) to ${format(largest.facts)} (${largest.label})`,
  };
}

/** The difference between the two pictures that share least of their colours. */
function compareColours(pictures: readonly LabelledPicture[]): RankedDifference {
  let found: RankedDifference = { distance: 0, description: "" };
  for (const [at, one] of pictures.entries()) {
    for (const other of pictures.slice(at + 1)) {
      const shared = computeSharedPercent(one.facts, other.facts);
      if (1 - shared / 100 <= found.distance) continue;
      const description = `colours, of which ${describeMainColour(one)} and ${describeMainColour(other)} share ${shared} %`;
      found = { distance: 1 - shared / 100, description };
    }
  }
  return found;
}

function computeSharedPercent(one: MeasuredPicture, other: MeasuredPicture): number {
  const others = new Map(other.colours.map(({ name, percent }) => [name, percent]));
  return one.colours.reduce((sum, { name, percent }) => sum + Math.min(percent, others.get(name) ?? 0), 0);
}

function describeMainColour({ label, facts }: LabelledPicture): string {
  return `${label} (mostly ${facts.colours[0]?.name ?? "nothing"})`;
}

function formatSize({ widthPx, heightPx }: MeasuredPicture): string {
  return `${widthPx}×${heightPx} px`;
}

/** A distance from 0 to 1 for a span of logarithms: twice as much is 0.5, four times as much 0.75. */
function toRatio(span: number): number {
  return 1 - Math.exp(-span);
}
