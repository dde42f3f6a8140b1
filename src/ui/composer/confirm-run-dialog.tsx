import { layerClosed } from "#state/layers.ts";
import { largeRunAccepted, usePendingRunCount } from "#state/replies/confirm-run.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { getDraft } from "#state/document/drafts.ts";
import { EstimateLabel } from "./estimate-label.tsx";

/** Asks whether a large run is meant, and says what it may cost. */
export function ConfirmRunDialog() {
  const count = usePendingRunCount();
  return (
    <Dialog title={`Run ${count} replies?`} onClose={layerClosed}>
      <div className="flex flex-col gap-3 p-4">
        <p>This asks for {count} replies at once. They are sent a few at a time, in order, and can be stopped.</p>
        <p>
          <EstimateLabel text={getDraft().text} isAlone />
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={layerClosed}>Not now</Button>
          <Button look="primary" autoFocus onClick={largeRunAccepted}>
            Send all {count}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
