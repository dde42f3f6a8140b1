import type { RefCallback } from "react";
import { useCallback, useState } from "react";
import type { PictureDifference } from "#core/vision/find-difference.ts";
import type { ListedPicture } from "#core/vision/list-pictures.ts";
import type { PaneSize, PaneView } from "#core/vision/pane-view.ts";
import { formatCount } from "#core/format.ts";
import { useImageDifference } from "#state/vision/use-image-difference.ts";
import { Pane } from "./picture-pane.tsx";
import type { usePaneView } from "./use-pane-view.ts";

/** A tolerance that hides most changes made by JPEG compression. */
const JPEG_NOISE = 24;

/** The differing pixels of two pictures of one size, and how much they differ. */
export function DifferencePane({
  left,
  right,
  ...paneProps
}: {
  left: ListedPicture;
  right: ListedPicture;
  view: PaneView;
  pane: PaneSize;
  listeners: ReturnType<typeof usePaneView>["listeners"];
  watchSize?: RefCallback<HTMLElement>;
}) {
  const isLossy = [left, right].some(({ mediaType }) => mediaType !== "image/png");
  const [tolerance, setTolerance] = useState(isLossy ? JPEG_NOISE : 0);
  const result = useImageDifference(left.blob, right.blob, tolerance);
  const shown = result?.ok ? result.shown : undefined;
  const canvasRef = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      if (!canvas || !shown) return;
      [canvas.width, canvas.height] = [shown.width, shown.height];
      canvas.getContext("2d")?.drawImage(shown, 0, 0);
    },
    [shown],
  );
  return (
    <div className="flex min-h-0 min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
        <label className="flex items-center gap-2">
          Ignore differences up to
          <input
            type="range"
            aria-label="Ignore differences up to"
            aria-valuetext={`${tolerance} of 255`}
            min={0}
            max={128}
            value={tolerance}
            onChange={(event) => setTolerance(Number(event.target.value))}
            className="w-32 accent-accent"
          />
          <span className="w-16 font-mono text-xs">{tolerance} of 255</span>
        </label>
        <p role="status" className={result?.ok === false ? "text-danger" : "font-mono text-xs"}>
          {result === undefined
            ? "Comparing…"
            : result.ok
              ? describeDifference(result.difference, left)
              : `These images cannot be compared: ${result.why}.`}
        </p>
      </div>
      <div className="grid min-h-0 grow">
        <Pane name="Difference" ownSize={left} larger={left} {...paneProps}>
          {(style) =>
            shown && <canvas ref={canvasRef} style={style} role="img" aria-label="Differing pixels, in one colour" />
          }
        </Pane>
      </div>
    </div>
  );
}

function describeDifference(
  { count, within, maxDifference }: PictureDifference,
  { widthPx, heightPx }: ListedPicture,
): string {
  if (!within)
    return maxDifference === 0
      ? "No pixel differs"
      : `No pixel differs by more; the largest difference is ${maxDifference}`;
  const share = (100 * count) / (widthPx * heightPx);
  const percent = share >= 0.1 ? share.toFixed(1) : "less than 0.1";
  return `${formatCount(count)} pixels differ (${percent} %), by ${maxDifference} at most, in ${within.width}×${within.height} px from ${within.x}, ${within.y}`;
}
