import { computeMean } from "#core/statistics/compute-mean.ts";
import type { Box } from "#core/vision/box.ts";
import { UntoldError } from "./check-result.ts";
import { compareBoxes } from "./compare-boxes.ts";
import type { RunKind } from "./kind-context.ts";
import { getOption, needNumberOption } from "./parse-option.ts";

/** 1 where the middle of one box lies in the other. */
function isMiddleInside({ x, y, width, height }: Box, other: Box): number {
  const [across, down] = [x + width / 2, y + height / 2];
  const isInside =
    across >= other.x && across <= other.x + other.width && down >= other.y && down <= other.y + other.height;
  return isInside ? 1 : 0;
}

export const runBoxes: RunKind = ({ text, options, facts }) => {
  const measure = getOption(options, "measure");
  const isInside = measure === "inside";
  const { boxes, found } = compareBoxes(
    text,
    getOption(options, "value"),
    facts,
    isInside ? isMiddleInside : undefined,
  );
  if (boxes.length === 0) throw new UntoldError("there are no expected boxes");
  if (measure === "count") {
    const holds = found.length === boxes.length;
    return {
      holds,
      reason: holds ? "has as many boxes" : "has another number of boxes",
      detail: `${found.length}, expected ${boxes.length}`,
    };
  }
  const least = isInside ? 1 : needNumberOption(options, "least");
  const scores = boxes.map((box) => box.score);
  const good = scores.filter((score) => score >= least).length;
  const overlap = `overlap ${Math.min(...scores).toFixed(2)} of ${least}`;
  const count = `${good} of ${boxes.length}`;
  const detail = isInside ? count : boxes.length === 1 ? overlap : `${count}, least ${overlap}`;
  const score = computeMean(scores);
  if (found.length === 0) return { holds: false, reason: "has no boxes", score: 0 };
  const holds = good === boxes.length;
  return { holds, reason: holds ? "has the boxes" : "misses boxes", detail, score };
};
