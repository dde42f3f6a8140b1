import { useRef } from "react";
import { formatCount } from "#core/format.ts";
import { layerClosed, type Layer } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { EstimateLabel } from "./estimate-label.tsx";

/** A question whether a large run is meant, with its estimated cost. */
export function ConfirmRunDialog({ layer }: { layer: Extract<Layer, { kind: "confirm-run" }> }) {
  const { count, texts, confirm } = layer;
  const sendButton = useRef<HTMLButtonElement>(null);
  return (
    <Dialog title={`Send ${formatCount(count)} requests?`} initialFocus={sendButton} onClose={layerClosed}>
      <DialogBody>
        <p>{formatCount(count)} requests are sent, a few at a time and in order. You can stop them.</p>
        <p>
          <EstimateLabel texts={texts} isAlone />
        </p>
      </DialogBody>
      <DialogFooter>
        <Button look="ghost" onClick={layerClosed}>
          Not now
        </Button>
        <Button ref={sendButton} look="primary" data-press-once onClick={confirm}>
          Send all {formatCount(count)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
