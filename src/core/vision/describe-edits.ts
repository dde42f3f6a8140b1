import type { ImageSize } from "#core/vocabulary.ts";
import { computeEditFrame } from "./edit-frame.ts";
import type { EditStep } from "./edit-step.ts";

/** Notes about the size of a picture, which do not hold for an edited picture. */
const SIZE_NOTE = /^(?:scaled|enlarged|compressed) from /;

/** Notes on an edited picture, a few words each: the edits first, then the notes from when it was attached. */
export function describeEdits(
  source: ImageSize,
  steps: readonly EditStep[],
  size: ImageSize,
  before: readonly string[],
): string[] {
  const count = (kind: EditStep["kind"], how?: string) =>
    steps.filter((step) => step.kind === kind && (step.kind !== "redact" || step.how === how)).length;
  const parts = (number: number) => (number === 1 ? "a part" : `${number} parts`);
  const frame = computeEditFrame(source, steps);
  const { crop, quarters, size: full } = frame;
  const [black, blurred] = [count("redact", "black"), count("redact", "blur")];
  const notes: [boolean, string][] = [
    [black > 0, `${parts(black)} blacked out`],
    [blurred > 0, `${parts(blurred)} blurred`],
    [crop.width < source.widthPx || crop.height < source.heightPx, "cropped"],
    [quarters !== 0, "turned"],
    [count("pen") + count("box") + count("number") > 0, "marked"],
    [size.widthPx < full.widthPx, `scaled from ${full.widthPx}×${full.heightPx}`],
  ];
  const editNotes = notes.flatMap(([isSo, note]) => (isSo ? [note] : []));
  return [...editNotes, ...before.filter((note) => !SIZE_NOTE.test(note))];
}
