import { useState } from "react";
import type { ImagePart } from "#core/content/part.ts";
import type { Notation } from "#core/vision/place-shapes.ts";
import { layerClosed } from "#state/layers.ts";
import { attachRegion } from "#state/vision/attach-region.ts";
import { useTurnShapes } from "#state/vision/turn-shapes.ts";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { placeReplyShapes } from "./place-reply-shapes.ts";
import { PictureStage } from "./picture-stage.tsx";
import { ShapesOverlay } from "./shapes-overlay.tsx";
import { ShapesPanel } from "./shapes-panel.tsx";
import { StoredImage } from "./stored-image.tsx";
import { useHighlightedShape } from "./use-highlighted-shape.ts";

/** A picture as it was sent. The user can ask about a region of it, and boxes from replies are drawn on it. */
export function SentPicture({ turnId, index, part }: { turnId: string; index: number; part: ImagePart }) {
  const replies = useTurnShapes(turnId, index);
  const [hiddenReplyIds, setHiddenReplyIds] = useState<readonly string[]>([]);
  const [chosenNotations, setChosenNotations] = useState<Readonly<Record<string, Notation>>>({});
  const [highlighted, setHighlighted] = useHighlightedShape();
  const drawn = replies.map((reply) => placeReplyShapes(reply, part, chosenNotations[reply.replyId]));
  const shown = drawn.filter(({ replyId }) => !hiddenReplyIds.includes(replyId));
  return (
    <div className={joinClasses("grid gap-3", replies.length > 0 && "md:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)]")}>
      <PictureStage
        size={part}
        picture={<StoredImage part={part} alt={part.alt ?? ""} className="size-full" />}
        kind="box"
        label="Ask about a part: the image"
        hint="Drag over a part to ask about it."
        keysHint="Arrow keys move the box, Shift+arrows resize it, Enter takes it."
        onDrawn={(region) => {
          if (region.kind !== "box") return;
          layerClosed();
          void attachRegion(turnId, index, region.box);
          focusPrompt(true);
        }}
        overlay={
          replies.length > 0 && (
            <ShapesOverlay replies={shown} size={part} highlighted={highlighted} onHighlight={setHighlighted} />
          )
        }
      />
      {replies.length > 0 && (
        <div className="flex min-w-0 flex-col gap-2">
          {drawn.map((reply) => (
            <ShapesPanel
              key={reply.replyId}
              reply={reply}
              isShown={!hiddenReplyIds.includes(reply.replyId)}
              onShown={(isShown) =>
                setHiddenReplyIds((before) =>
                  isShown ? before.filter((id) => id !== reply.replyId) : [...before, reply.replyId],
                )
              }
              notation={reply.notation}
              onNotation={(notation) => setChosenNotations((before) => ({ ...before, [reply.replyId]: notation }))}
              highlighted={highlighted}
              onHighlight={setHighlighted}
            />
          ))}
        </div>
      )}
    </div>
  );
}
