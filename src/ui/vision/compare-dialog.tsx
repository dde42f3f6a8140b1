import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import type { ListedPicture } from "#core/vision/list-pictures.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { layerClosed, layerOpened, type Layer } from "#state/layers.ts";
import { useListedPictures } from "#state/vision/use-listed-pictures.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getOffProps } from "#ui/kit/off-props.ts";
import { Select } from "#ui/kit/select.tsx";
import { DifferencePane } from "./difference-pane.tsx";
import { PicturePane } from "./picture-pane.tsx";
import { usePaneView } from "./use-pane-view.ts";

/**
 * Two pictures side by side, zoomed and moved together down to their pixels, and their difference where they have one
 * size.
 */
export function CompareDialog({ layer }: { layer: Extract<Layer, { kind: "compare-images" }> }) {
  const all = useListedPictures();
  const left = all.find(({ blob }) => blob === layer.left);
  const right = all.find(({ blob }) => blob === layer.right);
  return (
    <Dialog title="Compare images" position="full" onClose={layerClosed}>
      {left && right && (
        <ComparisonPanes
          left={left}
          right={right}
          all={all}
          onChoose={(side, blob) => layerOpened({ ...layer, [side]: blob })}
        />
      )}
    </Dialog>
  );
}

function ComparisonPanes({
  left,
  right,
  all,
  onChoose,
}: {
  left: ListedPicture;
  right: ListedPicture;
  all: readonly ListedPicture[];
  onChoose: (side: "left" | "right", blob: Sha256) => void;
}) {
  const [wantsDifference, setWantsDifference] = useState(false);
  const larger = left.widthPx >= right.widthPx ? left : right;
  const { watchSize, catchWheel, zoomIn, zoomOut, toPixels, fit, ...paneView } = usePaneView(larger);
  const areOneSize = left.widthPx === right.widthPx && left.heightPx === right.heightPx;
  const isDifference = wantsDifference && areOneSize;
  return (
    <div className="flex min-h-0 grow flex-col gap-2 p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div role="group" aria-label="Shown as" className="flex rounded-control bg-sunken p-0.5">
          <ModeButton isOn={!isDifference} offReason={undefined} onChoose={() => setWantsDifference(false)}>
            Side by side
          </ModeButton>
          <ModeButton
            isOn={isDifference}
            offReason={areOneSize ? undefined : "Only images of the same size have a difference"}
            onChoose={() => setWantsDifference(true)}
          >
            Difference
          </ModeButton>
        </div>
        {!areOneSize && <span className="text-sm text-ink-3">Only images of the same size have a difference.</span>}
        <span className="ms-auto flex items-center gap-1">
          <IconButton icon={ZoomOut} label="Zoom out" onClick={zoomOut} />
          <IconButton icon={ZoomIn} label="Zoom in" onClick={zoomIn} />
          <Button look="ghost" onClick={toPixels}>
            Pixels
          </Button>
          <Button look="ghost" onClick={fit}>
            <Maximize size={14} strokeWidth={1.75} aria-hidden /> Fit
          </Button>
        </span>
      </div>
      <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        <ImageSelect label="Left image" chosen={left} all={all} onChoose={(blob) => onChoose("left", blob)} />
        <ImageSelect label="Right image" chosen={right} all={all} onChoose={(blob) => onChoose("right", blob)} />
      </div>
      <div
        ref={catchWheel}
        className={joinClasses(
          "grid min-h-0 grow gap-2",
          !isDifference && "grid-cols-2 max-sm:grid-cols-1 max-sm:grid-rows-2",
        )}
      >
        {isDifference ? (
          <DifferencePane left={left} right={right} {...paneView} watchSize={watchSize} />
        ) : (
          <>
            <PicturePane name="Left" picture={left} larger={larger} {...paneView} watchSize={watchSize} />
            <PicturePane name="Right" picture={right} larger={larger} {...paneView} />
          </>
        )}
      </div>
      <p className="text-center text-sm text-ink-3 max-sm:hidden">
        Wheel or + and − zoom, drag or arrow keys move, 1 shows single pixels, 0 fits the image.
      </p>
    </div>
  );
}

function ModeButton({
  isOn,
  offReason,
  onChoose,
  children,
}: {
  isOn: boolean;
  offReason: string | undefined;
  onChoose: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      {...getOffProps(offReason, onChoose)}
      className={joinClasses(
        "h-6 rounded-chip px-2.5 font-medium transition-colors duration-100 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
        isOn ? "bg-surface text-ink shadow-raised" : "text-ink-2 hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}

function ImageSelect({
  label,
  chosen,
  all,
  onChoose,
}: {
  label: string;
  chosen: ListedPicture;
  all: readonly ListedPicture[];
  onChoose: (blob: string) => void;
}) {
  return (
    <Select
      aria-label={label}
      options={all.map((picture) => ({ value: picture.blob, label: picture.label }))}
      value={chosen.blob}
      onChange={onChoose}
    />
  );
}
