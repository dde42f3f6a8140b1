import { X } from "lucide-react";
import { Suspense } from "react";
import { useOpenId } from "#state/document/documents.ts";
import { useAttachments, useIsSplit } from "#state/document/drafts.ts";
import { refusalsClosed, useIntakeState } from "#state/document/intake.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { Note } from "#ui/kit/note.tsx";
import { SystemBreakpointLine } from "./system-breakpoint-line.tsx";

/** Fetched when the first picture is attached. */
const AttachmentList = lazyComponent(async () => (await import("./attachment-list.tsx")).AttachmentList);

/** The attachments of the prompt of all columns, those being prepared, and the refused files. */
export function Attachments() {
  const isSplit = useIsSplit();
  const attachments = useAttachments().filter(({ columnId }) => !isSplit && columnId === undefined);
  const openId = useOpenId();
  const { preparing: all, refusals } = useIntakeState(openId);
  const preparing = all.filter(({ isShownElsewhere }) => !isShownElsewhere);
  return (
    <>
      <SystemBreakpointLine />
      {refusals.length > 0 && (
        <Note tone="danger" className="mx-3 mt-2.5 flex items-start gap-2">
          <div className="min-w-0 grow">
            {refusals.map(({ id, sentence }) => (
              <p key={id} role="alert" className="break-words">
                {sentence}
              </p>
            ))}
          </div>
          <IconButton icon={X} label="Close" className="-my-0.5 -me-2" onClick={() => refusalsClosed(openId)} />
        </Note>
      )}
      {(attachments.length > 0 || preparing.length > 0) && (
        <div className="flex gap-2 overflow-x-auto px-3 pt-2.5 pb-0.5">
          {attachments.length > 0 && (
            <Suspense fallback={<div className="h-26.5" />}>
              <AttachmentList attachments={attachments} />
            </Suspense>
          )}
          {preparing.map(({ id, name }) => (
            <p
              key={id}
              className="grid h-26.5 w-33 shrink-0 animate-pulse place-items-center rounded-card border border-line bg-sunken p-2 text-center text-xs text-ink-3"
            >
              <span className="line-clamp-3 break-all">Making {name} ready…</span>
            </p>
          ))}
        </div>
      )}
    </>
  );
}
