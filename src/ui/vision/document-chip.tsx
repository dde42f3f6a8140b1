import { FileText } from "lucide-react";
import type { DocumentAttachment } from "#core/content/attachment.ts";
import { countThings } from "#core/count-things.ts";
import { estimateDocumentTokens } from "#core/documents/estimate-document-tokens.ts";
import { formatPageNumbers } from "#core/documents/page-numbers.ts";
import { formatBytes, formatCount, formatUsd } from "#core/format.ts";
import { AttachmentFrame } from "./attachment-frame.tsx";
import { DocumentOptions, useSentForm } from "./document-options.tsx";
import { ChipBreakpoint } from "./chip-breakpoint.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** The chip of a document with its pages, tokens and cost; `index` is its position among all attachments. */
export function DocumentChip({
  attachment,
  index,
  isAlone,
}: {
  attachment: DocumentAttachment;
  index: number;
  isAlone: boolean;
}) {
  const { id, part, name, sizeBytes, notes } = attachment;
  const { computeInputCost } = useFirstColumnModel();
  const sentForm = useSentForm(part);
  const { pageCount, pagesOf } = part;
  const tokens = estimateDocumentTokens(part);
  const usd = computeInputCost(tokens);
  return (
    <AttachmentFrame id={id} name={name} index={index} mark={String(index + 1)} isAlone={isAlone} isWide>
      <div className={isAlone ? "flex gap-2 bg-surface py-2 ps-2 pe-9" : "flex gap-2 bg-surface py-2 ps-2 pe-16"}>
        <FileText size={20} strokeWidth={1.5} aria-hidden className="shrink-0 text-ink-2" />
        <p className="line-clamp-2 min-w-0 text-sm wrap-anywhere">{name}</p>
      </div>
      <div className="px-2 py-1 font-mono text-xs text-ink-3">
        <p>
          {pageCount !== undefined && `${countThings(pageCount, "page")} · `}
          {formatBytes(sizeBytes)} · ≈ {formatCount(tokens)} tok
          {usd !== undefined && usd > 0 && ` · ${formatUsd(usd)}`}
        </p>
        <p>{pagesOf ? `pages ${formatPageNumbers(pagesOf.numbers)}, ${sentForm}` : sentForm}</p>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <DocumentOptions attachment={attachment} />
      </div>
      <ChipBreakpoint id={id} name={name} life={part.cache} />
    </AttachmentFrame>
  );
}
