import { layerClosed } from "#state/layers.ts";
import { largeRunAccepted, usePendingRunCount } from "#state/replies/confirm-run.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { getDraft } from "#state/document/drafts.ts";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { EstimateLabel } from "./estimate-label.tsx";

/** A question whether a large run is meant, with its estimated cost. */
export function ConfirmRunDialog() {
  const count = usePendingRunCount();
  return (
    <Dialog title={`Run ${count} replies?`} onClose={layerClosed}>
      <DialogBody>
        <p>This asks for {count} replies at once. They are sent a few at a time, in order, and can be stopped.</p>
        <p>
          <EstimateLabel text={getDraft().text} isAlone />
        </p>
      </DialogBody>
      <DialogFooter>
        <Button look="ghost" onClick={layerClosed}>
          Not now
        </Button>
        <Button look="primary" autoFocus onClick={largeRunAccepted}>
          Send all {count}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
