import { useRef } from "react";
import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { layerClosed } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { ForgetKeysButton } from "./forget-keys-button.tsx";
import { UnlockFields } from "./unlock-fields.tsx";

/** The question for the passphrase of a connection's key, asked by what needs the key. */
export function UnlockDialog({ connectionId }: { connectionId: Id }) {
  const field = useRef<HTMLInputElement>(null);
  const { name } = getNamedPreset(getConnection(connectionId));
  return (
    <Dialog title="Unlock keys" initialFocus={field} onClose={layerClosed}>
      <DialogBody>
        <p>The key for {name} is locked. Enter your passphrase to go on; it unlocks your other keys too.</p>
        <UnlockFields fieldRef={field} onUnlocked={layerClosed} />
      </DialogBody>
      <DialogFooter>
        <span className="me-auto">
          <ForgetKeysButton onForgotten={layerClosed} />
        </span>
        <Button look="ghost" onClick={layerClosed}>
          Not now
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
