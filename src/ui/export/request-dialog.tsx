import { useDeferredValue, useMemo, useRef, useState } from "react";
import type { TypedHeader } from "#core/conversation/parse-hand-made.ts";
import type { Id } from "#core/vocabulary.ts";
import { layerClosed } from "#state/layers.ts";
import { checkHandMade, type EditableRequest, sendHandMade } from "#state/replies/hand-made-request.ts";
import { useEditableRequest } from "#state/replies/use-editable-request.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { CodeField } from "#ui/kit/code-field.tsx";
import { Note } from "#ui/kit/note.tsx";
import { RequestChanges } from "./request-changes.tsx";
import { RequestHeaders } from "./request-headers.tsx";

/** The request of a reply, to be changed as JSON and sent beside it. The dialog opens once the request is loaded. */
export function RequestDialog({ replyId }: { replyId: Id }) {
  const request = useEditableRequest(replyId);
  if (request === undefined) return null;
  if (!("reason" in request)) return <RequestForm original={request} />;
  return (
    <Dialog title="Edit and send" onClose={layerClosed}>
      <p className="p-4">The request could not be built again: {request.reason}</p>
    </Dialog>
  );
}

function RequestForm({ original }: { original: EditableRequest }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(original.body);
  const [headers, setHeaders] = useState<readonly TypedHeader[]>(original.headers);
  const [refusal, setRefusal] = useState<string>();
  // Typing goes on while a long body is looked through.
  const checkedText = useDeferredValue(text);
  const check = useMemo(() => checkHandMade(original, checkedText, headers), [original, checkedText, headers]);
  const isChanged = text !== original.body || headers !== original.headers;
  const [headerFault] = check.headerFaults.values();
  const send = () => {
    const reason = sendHandMade(original, text, headers);
    if (reason === null) layerClosed();
    else setRefusal(reason);
  };
  return (
    <Dialog title="Edit and send" position="wide" initialFocus={area} isUnsaved={isChanged} onClose={layerClosed}>
      <DialogBody className="w-208 max-w-full">
        <p className="text-sm text-ink-2">
          The request as it was sent. What you send stands beside this reply, marked as made by hand. The answer follows
          the messages in the body, which Étude cannot know; later turns build on the answer’s text.
        </p>
        <p className="font-mono text-sm wrap-anywhere" dir="ltr">
          {original.url === "" ? "To the demo model, which runs in this browser" : `${original.method} ${original.url}`}
        </p>
        <CodeField
          label="Body"
          error={check.bodyFault}
          field={area}
          value={text}
          onChange={(next) => {
            setText(next);
            setRefusal(undefined);
          }}
        />
        {check.warnings.length > 0 && <Warnings sentences={check.warnings} />}
        {original.url !== "" && (
          <RequestHeaders original={original} headers={headers} faults={check.headerFaults} onChange={setHeaders} />
        )}
        {check.bodyFault === undefined && <RequestChanges before={original.body} after={checkedText} />}
        {refusal !== undefined && (
          <Note tone="danger" role="alert">
            {refusal}
          </Note>
        )}
      </DialogBody>
      <DialogFooter>
        <Button look="ghost" offReason={isChanged ? undefined : "Nothing is changed"} onClick={() => restore()}>
          Restore the original
        </Button>
        <Button data-press-once look="primary" offReason={check.bodyFault ?? headerFault} onClick={send}>
          Send
        </Button>
      </DialogFooter>
    </Dialog>
  );

  function restore(): void {
    setText(original.body);
    setHeaders(original.headers);
    area.current?.focus();
  }
}

/** Warnings about a request, which can be sent all the same. */
function Warnings({ sentences }: { sentences: readonly string[] }) {
  return (
    <div className="text-sm text-warn">
      <p>It can be sent, but:</p>
      <ul aria-label="Warnings" className="mt-0.5 list-disc ps-5 wrap-anywhere">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
