import { FileText } from "lucide-react";
import type { DocumentPart } from "#core/content/part.ts";
import { formatBytes } from "#core/format.ts";
import { countThings } from "#core/count-things.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The name of a document with the number of its pages and its size. */
export function DocumentCard({ part: { name, pageCount, sizeBytes } }: { part: DocumentPart }) {
  const facts = [
    ...(pageCount === undefined ? [] : [countThings(pageCount, "page")]),
    ...(sizeBytes === undefined ? [] : [formatBytes(sizeBytes)]),
  ];
  return (
    <span className="flex max-w-69 items-center gap-2 rounded-card border border-line bg-surface px-2.5 py-1.5 text-start">
      <FileText size={18} strokeWidth={1.5} aria-hidden className="shrink-0 text-ink-2" />
      <span className="min-w-0">
        <span className="block truncate text-sm">{name}</span>
        {facts.length > 0 && <span className="block font-mono text-xs text-ink-3">{facts.join(" · ")}</span>}
      </span>
    </span>
  );
}

/** The documents of a prompt as a list; nothing for none. */
export function DocumentCards({ documents, className }: { documents: readonly DocumentPart[]; className?: string }) {
  if (documents.length === 0) return null;
  return (
    <ul aria-label="Documents" className={joinClasses("flex flex-wrap gap-2", className)}>
      {documents.map((part, index) => (
        <li key={index} className="max-w-full">
          <DocumentCard part={part} />
        </li>
      ))}
    </ul>
  );
}
