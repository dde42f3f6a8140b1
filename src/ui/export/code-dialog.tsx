import type { Id } from "#core/vocabulary.ts";
import { useRef } from "react";
import type { CodeRequest } from "#state/export/code-request.ts";
import { useCodeRequest } from "#state/export/use-code-request.ts";
import { layerClosed } from "#state/layers.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { Note } from "#ui/kit/note.tsx";
import { Programs } from "./programs.tsx";

/** The request that Run would send, or that of a reply, as a program in several languages. The dialog opens once the request is loaded. */
export function CodeDialog({ variantId, replyId }: { variantId: Id; replyId: Id | undefined }) {
  const code = useCodeRequest(variantId, replyId);
  return code && <LoadedCode code={code} />;
}

function LoadedCode({ code }: { code: CodeRequest }) {
  // Enter copies, since the button has the focus, and so does C anywhere in the dialog.
  const copyButton = useRef<HTMLButtonElement>(null);
  return (
    <Dialog title="Code" position="wide" initialFocus={copyButton} onClose={layerClosed}>
      <DialogBody className="max-w-208">
        {code.standsInForDemo && (
          <Note tone="accent">
            The demo runs in this browser and has no address. This code sends the same settings to Claude Opus 4.5 on
            AI/ML API.
          </Note>
        )}
        {code.kind === "nothing" ? (
          <p>{code.reason}</p>
        ) : (
          <Programs request={code.request} keyVariable={code.keyVariable} wire={code.wire} copyButton={copyButton} />
        )}
      </DialogBody>
    </Dialog>
  );
}
