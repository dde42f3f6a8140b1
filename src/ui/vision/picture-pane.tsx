import type { ReactNode, RefCallback } from "react";
import type { ListedPicture } from "#core/vision/list-pictures.ts";
import { computePaneRect, type PaneSize, type PaneView } from "#core/vision/pane-view.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { useBlobUrl } from "#state/vision/blob-urls.ts";
import type { usePaneView } from "./use-pane-view.ts";

/** The zoom from which the pixels of the picture are shown as squares. */
const PIXELATED_FROM_SCALE = 2;

type PaneProps = {
  view: PaneView;
  pane: PaneSize;
  listeners: ReturnType<typeof usePaneView>["listeners"];
  watchSize?: RefCallback<HTMLElement>;
};

/** One of two pictures that are zoomed and moved together. */
export function PicturePane({
  name,
  picture,
  larger,
  ...paneProps
}: PaneProps & { name: string; picture: ListedPicture; larger: ImageSize }) {
  const url = useBlobUrl(picture.blob);
  return (
    <Pane name={`${name}: ${picture.label}`} ownSize={picture} larger={larger} {...paneProps}>
      {(style) =>
        url === null ? (
          <p className="p-4 text-ink-3">no longer stored</p>
        ) : (
          <img src={url} alt={picture.label} draggable={false} style={style} />
        )
      }
    </Pane>
  );
}

/**
 * A pane in which a picture is zoomed and moved; its child is rendered with the position and the style of the picture.
 */
export function Pane({
  name,
  ownSize,
  larger,
  view,
  pane,
  listeners,
  watchSize,
  children,
}: PaneProps & {
  name: string;
  ownSize: ImageSize;
  larger: ImageSize;
  children: (style: React.CSSProperties) => ReactNode;
}) {
  const position = computePaneRect(view, ownSize, larger, pane);
  const scale = position.width / ownSize.widthPx;
  return (
    <div
      ref={watchSize}
      role="application"
      aria-label={name}
      tabIndex={0}
      data-zoom={scale}
      {...listeners}
      className="relative min-h-40 min-w-0 cursor-grab touch-none overflow-hidden rounded-card border border-line bg-sunken select-none active:cursor-grabbing"
    >
      {children({
        position: "absolute",
        maxWidth: "none",
        ...position,
        imageRendering: scale * devicePixelRatio >= PIXELATED_FROM_SCALE ? "pixelated" : "auto",
      })}
      <span className="pointer-events-none absolute bottom-1.5 start-1.5 rounded-chip bg-surface px-1.5 font-mono text-xs text-ink-2">
        {Math.round(scale * 100)} %
      </span>
    </div>
  );
}
