import { Play, Square } from "lucide-react";
import { makeItMine, playCapsule, stopPlaying } from "#state/capsule/capsule-document.ts";
import { useOpenedCapsule } from "#state/capsule/opened-capsule.ts";
import { runCapsuleAgain } from "#state/capsule/run-again.ts";
import { Button } from "#ui/kit/button.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** The origin of an open capsule and its actions, in the place of the composer. */
export function CapsuleBar() {
  const capsule = useOpenedCapsule();
  if (!capsule) return null;
  const { madeAtMs, madeBy, models, isPlaying } = capsule;
  const made = madeAtMs > 0 ? `made on ${DAY.format(madeAtMs)} by ${madeBy}` : `made by ${madeBy}`;
  return (
    <section
      aria-label="Capsule"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-accent-soft px-4 py-3"
    >
      <div className="min-w-60 grow">
        <p className="font-medium">A shared conversation, {made}</p>
        <p className="text-sm text-ink-2">
          {models.length > 0 && `Answers of ${models.join(", ")}. `}Nothing of it is stored here before you make it
          yours or change it.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {isPlaying ? (
          <Button onClick={stopPlaying}>
            <Square size={14} aria-hidden /> Stop playing
          </Button>
        ) : (
          <Button title="Shows the answers at the pace at which they came" onClick={playCapsule}>
            <Play size={14} aria-hidden /> Play
          </Button>
        )}
        <Button
          id="run"
          data-press-once
          title="Makes it yours, asks for these answers once more and shows what differs"
          onClick={() => void runCapsuleAgain()}
        >
          Run again here
        </Button>
        <Button
          look="primary"
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
