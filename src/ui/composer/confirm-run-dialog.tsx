import { layerClosed } from "#state/layers.ts";
import { largeRunAccepted, useAskedCount } from "#state/replies/confirm-run.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { readDraft } from "#state/document/drafts.ts";
import { Estimate } from "./estimate.tsx";

/** Asks whether a large run is meant, and says what it may cost. */
export function ConfirmRunDialog() {
  const count = useAskedCount();
  return (
    <Dialog title={`Run ${count} replies?`} onClose={layerClosed}>
      <div className="flex flex-col gap-3 p-4">
        <p>This asks for {count} replies at once. They are sent a few at a time, in order, and can be stopped.</p>
        <p>
          <Estimate text={readDraft().text} isAlone />
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
