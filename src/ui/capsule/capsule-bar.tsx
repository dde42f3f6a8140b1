import { Play, Square } from "lucide-react";
import { makeItMine, playCapsule, stopPlaying } from "#state/capsule/capsule-document.ts";
import { useOpenedCapsule } from "#state/capsule/opened-capsule.ts";
import { runCapsuleAgain } from "#state/capsule/run-again.ts";
import { takeGalleryItem } from "#state/gallery/take-gallery-item.ts";
import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** The origin of an open capsule and its actions, in the place of the composer. */
export function CapsuleBar() {
  const capsule = useOpenedCapsule();
  if (!capsule) return null;
  const { madeAtMs, madeBy, models, galleryTitle, isPlaying } = capsule;
  const made = madeAtMs > 0 ? `made on ${DAY.format(madeAtMs)} by ${madeBy}` : `made by ${madeBy}`;
  const isOfGallery = galleryTitle !== undefined;
  return (
    <section
      aria-label="Capsule"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-accent-soft px-4 py-3 low:py-1.5"
    >
      <div className="min-w-60 grow basis-0">
        <p className="font-medium">
          {isOfGallery ? `From the gallery: ${galleryTitle}` : `A shared conversation, ${made}`}
        </p>
        <p className="text-sm text-ink-2">
          {isOfGallery ? (
            <>
              Its answers were written by hand for the gallery: no model gave them.{" "}
              <LinkButton onClick={() => layerOpened({ kind: "gallery" })}>All things to try</LinkButton>
            </>
          ) : (
            <>
              {models.length > 0 && `Answers of ${models.join(", ")}. `}Nothing of it is stored here before you make it
              yours or change it.
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {isPlaying ? (
          <Button onClick={stopPlaying}>
            <Square size={14} aria-hidden /> Stop playing
          </Button>
        ) : (
          <Button
            title={
              isOfGallery
                ? "Shows the answers as they would be written"
                : "Shows the answers at the pace at which they came"
            }
            onClick={playCapsule}
          >
            <Play size={14} aria-hidden /> Play
          </Button>
        )}
        {isOfGallery ? (
          <Button look="primary" id="run" data-press-once title={ASK_TITLE} onClick={takeGalleryItem}>
            Ask Claude Opus 4.5
          </Button>
        ) : (
          <Button
            id="run"
            data-press-once
            title="Makes it yours, asks for these answers once more and shows what differs"
            onClick={() => void runCapsuleAgain()}
          >
            Run again here
          </Button>
        )}
        <Button
          look={isOfGallery ? "plain" : "primary"}
          onClick={() => {
            makeItMine();
            focusPrompt();
          }}
        >
          Make it mine
        </Button>
      </div>
    </section>
  );
}

const ASK_TITLE = "Makes it yours without the written answers. Run then says what it costs, and sends it.";
