import { assertNever } from "#core/assert-never.ts";
import { comparePictures, type LabelledPicture } from "./compare-pictures.ts";
import { nameShape } from "./name-shape.ts";
import { looksLikePhotograph, type MeasuredPicture, type PictureFacts } from "./picture-facts.ts";

/** The rows of the table: a title, and the text for one picture. */
const ROWS: readonly [what: string, say: (facts: MeasuredPicture) => string][] = [
  ["Size", formatSize],
  ["Shape", nameShape],
  ["Colours", ({ colours }) => colours.map(({ name, percent }) => `${name} ${percent} %`).join(", ")],
  ["Brightness", ({ brightnessPercent }) => `${brightnessPercent} %, ${getScaleWord(brightnessPercent, BRIGHTNESSES)}`],
  ["Contrast", ({ contrastPercent }) => `${contrastPercent} %, ${getScaleWord(contrastPercent, CONTRASTS)}`],
  ["Looks like", (facts) => `a ${classifyPicture(facts)}, with fine texture in ${facts.texturePercent} %`],
  ["Transparent", ({ transparentPercent }) => `${transparentPercent} %`],
];

/** Words for a percentage; each word holds below its number. */
type Scale = readonly [below: number, word: string][];
const BRIGHTNESSES: Scale = [
  [20, "very dark"],
  [40, "dark"],
  [60, "medium"],
  [80, "bright"],
  [101, "very bright"],
];
const CONTRASTS: Scale = [
  [1, "none"],
  [20, "low"],
  [50, "medium"],
  [101, "high"],
];

const LIMITS =
  "I am the demo model and not Claude: I only count pixels, and I cannot recognise things, read text or count objects. " +
  "A connected model such as Claude really looks at pictures.";

/**
 * The measurements as Markdown: a table with a column for each picture, how they differ, and the limits of counting
 * pixels.
 */
export function describePictures(pictures: readonly PictureFacts[]): string {
  const measured: LabelledPicture[] = [];
  const others: string[] = [];
  for (const [at, facts] of pictures.entries()) {
    const label = formatLabel(at, pictures.length);
    if (facts.kind === "measured") measured.push({ label, facts });
    else
      others.push(
        `${capitalise(label)} ${describePicture(facts)}${facts.kind === "unreadable" ? `: ${facts.why}` : ""}.`,
      );
  }
  return [
    ...(measured.length > 0 ? [formatTable(measured, pictures.length)] : []),
    ...(measured.length > 1 ? [comparePictures(measured)] : []),
    ...(others.length > 0 ? [others.join(" ")] : []),
    LIMITS,
  ].join("\n\n");
}

/**
 * The measurements as one sentence without a full stop: "your picture looks like a photograph of 20×10 px, mostly blue,
 * 30 % bright".
 */
export function summarisePictures(pictures: readonly PictureFacts[]): string {
  return pictures.map((facts, at) => `${formatLabel(at, pictures.length)} ${describePicture(facts)}`).join("; ");
}

function formatTable(pictures: readonly LabelledPicture[], total: number): string {
  const heads = total === 1 ? ["Your picture"] : pictures.map(({ label }) => capitalise(label));
  const showsThrough = pictures.some(({ facts }) => facts.transparentPercent > 0);
  const rows = ROWS.filter(([what]) => what !== "Transparent" || showsThrough);
  return [
    formatRow(["Measured", ...heads]),
    formatRow(["---", ...heads.map(() => "---")]),
    ...rows.map(([what, say]) => formatRow([what, ...pictures.map(({ facts }) => say(facts))])),
  ].join("\n");
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function describePicture(facts: PictureFacts): string {
  switch (facts.kind) {
    case "measured": {
      const main = facts.colours[0]?.name ?? "nothing";
      return `looks like a ${classifyPicture(facts)} of ${formatSize(facts)}, mostly ${main}, ${facts.brightnessPercent} % bright`;
    }
    case "invisible":
      return `of ${formatSize(facts)} is fully transparent, so there is nothing to see`;
    case "unreadable":
      return "could not be decoded";
    default:
      return assertNever(facts);
  }
}

function classifyPicture(facts: MeasuredPicture): string {
  return looksLikePhotograph(facts) ? "photograph" : "flat graphic";
}

function formatSize({ widthPx, heightPx }: Exclude<PictureFacts, { kind: "unreadable" }>): string {
  return `${widthPx}×${heightPx} px`;
}

function getScaleWord(percent: number, scale: Scale): string {
  return scale.find(([below]) => percent < below)?.[1] ?? "";
}

function formatLabel(at: number, total: number): string {
  return total === 1 ? "your picture" : `picture ${at + 1}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
