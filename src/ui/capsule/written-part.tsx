import type { ReactNode } from "react";
import type { FilePicture } from "#core/content/file-picture.ts";
import type { DocumentPart, Part } from "#core/content/part.ts";
import { isTextDocument } from "#core/wire/document-form.ts";
import { readDocumentText } from "#core/wire/document-text.ts";
import type { Sha256 } from "#core/vocabulary.ts";

/** A part in an exported page, as it was written. */
export function WrittenPart({
  part,
  pictures,
}: {
  part: Part;
  pictures: Readonly<Record<Sha256, FilePicture>>;
}): ReactNode {
  if (part.kind === "text")
    return (
      <div className="written" dir="auto">
        {part.text}
      </div>
    );
  if (part.kind === "document") return <WrittenDocument part={part} file={pictures[part.blob]} />;
  if (part.kind !== "image") return <pre className="raw">{JSON.stringify(part, null, 2)}</pre>;
  const { blob, alt = "", widthPx, heightPx } = part;
  const picture = pictures[blob];
  return picture ? (
    <img src={`data:${picture.mediaType};base64,${picture.base64}`} alt={alt} width={widthPx} height={heightPx} />
  ) : (
    <p className="facts">A picture that is not stored any more.</p>
  );
}

/** A document by its name, with its text where it is one. */
function WrittenDocument({ part, file }: { part: DocumentPart; file: FilePicture | undefined }) {
  if (!file || !isTextDocument(part)) return <p className="facts">Document {part.name}</p>;
  return (
    <details>
      <summary>Document {part.name}</summary>
      <pre className="raw">{readDocumentText(part, { [part.blob]: file.base64 })}</pre>
    </details>
  );
}
