import { X } from "lucide-react";
import type { Attachment } from "#core/content/attachment.ts";
import { formatBytes, formatCount } from "#core/format.ts";
import { countImageTokens, fitImage, readImageLimits } from "#core/models/image-limits.ts";
import { useOpenId, useSetting, useColumns } from "#state/document/documents.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { attachmentRemoved } from "#state/vision/attachments.ts";
import { refusalsClosed, useIntakeState } from "#state/vision/intake.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { KeptImage } from "./kept-image.tsx";

/** What is attached to the prompt, what is being made ready, and what was refused. */
export function Attachments() {
  const attachments = useAttachments();
  const openId = useOpenId();
  const { preparing, refusals } = useIntakeState(openId);
  return (
    <>
      {refusals.length > 0 && (
        <div className="mx-3 mt-2.5 flex items-start gap-2 rounded-lg border border-danger-line bg-danger-soft py-1.5 pr-1 pl-3 text-sm text-danger">
          <div className="min-w-0 grow">
            {refusals.map(({ id, sentence }) => (
              <p key={id} role="alert" className="py-0.5 break-words">
                {sentence}
              </p>
            ))}
          </div>
          <IconButton icon={X} label="Close" className="size-6" onClick={() => refusalsClosed(openId)} />
        </div>
      )}
      {(attachments.length > 0 || preparing.length > 0) && (
        <div className="flex gap-2 overflow-x-auto px-3 pt-2.5 pb-0.5">
          {attachments.length > 0 && (
            <ul aria-label="Attachments" className="flex gap-2">
              {attachments.map((attachment) => (
                <AttachmentChip key={attachment.id} attachment={attachment} />
              ))}
            </ul>
          )}
          {preparing.map(({ id, name }) => (
            <p
              key={id}
              className="grid h-[106px] w-[132px] shrink-0 animate-pulse place-items-center rounded-lg border border-line bg-sunken p-2 text-center text-xs text-ink-3"
            >
              <span className="line-clamp-3 break-all">Making {name} ready…</span>
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function AttachmentChip({ attachment: { id, part, name, sizeBytes, notes } }: { attachment: Attachment }) {
  const [variant] = useColumns();
  const modelId = useSetting(variant?.id ?? "", "modelId") ?? "";
  return (
    <li className="group/chip relative w-[132px] shrink-0 overflow-hidden rounded-lg border border-line bg-sunken">
      <KeptImage part={part} alt={part.alt ?? name} className="h-14 w-full bg-surface object-cover" />
      <div className="px-1.5 py-1 font-mono text-[10px] leading-[14px] text-ink-3">
        <p className="truncate">
          {part.widthPx}×{part.heightPx} · {formatBytes(sizeBytes)}
        </p>
        <p className="truncate">≈ {formatCount(countImageTokens(fitImage(part, readImageLimits(modelId))))} tok</p>
        <p className="truncate" title={[name, ...notes].join(" · ")}>
          {notes.length > 0 ? notes.join(" · ") : "as it was"}
        </p>
      </div>
      <IconButton
        icon={X}
        label={`Remove ${name}`}
        className="absolute top-1 right-1 size-5 border border-line bg-surface"
        onClick={() => attachmentRemoved(id)}
      />
    </li>
  );
}
