import { formatBytes, formatCount } from "#core/format.ts";
import { countImageTokens, fitImage } from "#core/models/image-limits.ts";
import { computeEditFrame } from "#core/vision/edit-frame.ts";
import { layerClosed } from "#state/layers.ts";
import { stepsCleared, stepAdded, type useEditor } from "#state/vision/editor.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** The pixels, bytes and tokens of the edited picture as it will be sent, and whether it is scaled. */
export function EditSummary({
  attachment: { part, sizeBytes, notes },
  editor: { editing, steps, isDrawing },
}: NonNullable<ReturnType<typeof useEditor>>) {
  const { limits } = useFirstColumnModel();
  const modelSize = fitImage(part, limits);
  const fullSize = computeEditFrame(editing.source, steps).size;
  const isScaled = fitImage(fullSize, limits).widthPx < fullSize.widthPx;
  const sizeStep = steps.findLast((step) => step.kind === "size");
  const isOriginal = sizeStep?.kind === "size" && sizeStep.to === "original";
  return (
    <DialogFooter>
      <p className="min-w-0 grow font-mono text-xs text-ink-2 max-sm:basis-full" data-part="figures">
        {isDrawing
          ? "Drawing…"
          : `${part.widthPx}×${part.heightPx} px · ${formatBytes(sizeBytes)} · ≈ ${formatCount(countImageTokens(modelSize))} tok`}
        <span className="block text-ink-3">
          {notes.length > 0 ? notes.join(" · ") : "sent unchanged"}
          {modelSize.widthPx < part.widthPx &&
            ` · the model scales it to ${modelSize.widthPx}×${modelSize.heightPx} itself`}
        </span>
      </p>
      {isScaled && (
        <Checkbox
          label="Original size"
          title="Sent unscaled if the file fits into a request"
          isChecked={isOriginal}
          onChange={(isChecked) => stepAdded({ kind: "size", to: isChecked ? "original" : "model" })}
          className="text-ink-2"
        />
      )}
      <Button look="ghost" offReason={steps.length === 0 ? "Nothing was edited" : undefined} onClick={stepsCleared}>
        Start over
      </Button>
      <Button look="primary" onClick={layerClosed}>
        Done
      </Button>
    </DialogFooter>
  );
}
