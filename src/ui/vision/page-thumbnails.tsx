import { Maximize2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Pdf } from "#state/vision/use-pdf.ts";
import { usePagePicture } from "#state/vision/use-pdf.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { useIsNear } from "./use-is-near.ts";

/** The width in pixels at which a page is drawn: twice that on the screen, for dense screens. */
const THUMBNAIL_PX = 240;

/** All pages of a PDF, each drawn when it comes near the window. With `onToggle` they can be chosen. */
export function PageThumbnails({
  pdf,
  chosen = [],
  onToggle,
  onEnlarge,
}: {
  pdf: Pdf;
  chosen?: readonly number[];
  onToggle?: (number: number) => void;
  onEnlarge: (number: number) => void;
}) {
  const numbers = Array.from({ length: pdf.facts.pageCount }, (_, index) => index + 1);
  const chosenNumbers = new Set(chosen);
  return (
    <ul aria-label="Pages" className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-6">
      {numbers.map((number) => (
        <li key={number} className="relative">
          <button
            type="button"
            aria-label={onToggle ? `Page ${number}` : `Enlarge page ${number}`}
            aria-pressed={onToggle && chosenNumbers.has(number)}
            onClick={() => (onToggle ?? onEnlarge)(number)}
            className={joinClasses(
              "flex w-full flex-col items-center gap-1 rounded-card border p-1.5 hover:border-line-strong",
              chosenNumbers.has(number) ? "border-accent bg-accent-soft" : "border-line bg-surface",
            )}
          >
            <Thumbnail pdf={pdf} number={number} />
            <span className="font-mono text-xs text-ink-2">
              {number}
              {onToggle && (chosenNumbers.has(number) ? " · sent" : "")}
            </span>
          </button>
          {onToggle && (
            <IconButton
              icon={Maximize2}
              label={`Enlarge page ${number}`}
              className="absolute end-2 top-2 border border-line bg-surface"
              onClick={() => onEnlarge(number)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ pdf, number }: { pdf: Pdf; number: number }): ReactNode {
  const { ref, isNear } = useIsNear();
  const picture = usePagePicture(pdf, number, THUMBNAIL_PX, isNear);
  return (
    <span ref={ref} className="grid aspect-3/4 w-full place-items-center overflow-hidden bg-sunken text-xs text-ink-3">
      {picture === undefined ? null : "failure" in picture ? (
        `not drawn: ${picture.failure}`
      ) : (
        <img src={picture.url} alt="" className="max-h-full max-w-full object-contain" />
      )}
    </span>
  );
}
