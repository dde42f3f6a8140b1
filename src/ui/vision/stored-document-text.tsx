import type { DocumentPart } from "#core/content/part.ts";
import { locatePassage } from "#core/content/locate-passage.ts";
import type { Passage } from "#core/content/read-passage.ts";
import { useStoredText } from "#state/vision/stored-text.ts";
import { DocumentText } from "./document-text.tsx";

/** The stored text of a document, with a cited passage marked; a sentence where it is not stored, or has no such place. */
export function StoredDocumentText({ part, passage }: { part: DocumentPart; passage?: Passage }) {
  const text = useStoredText(part.blob);
  if (text === undefined) return <p role="note">Loading…</p>;
  if (text === null) return <p role="note">Its text is no longer stored in this browser.</p>;
  const range = passage && locatePassage(text, passage.place, passage.quoted);
  return (
    <>
      {passage && !range && <NoSuchPlace name={part.name} />}
      <DocumentText key={part.blob} text={text} name={part.name} passage={range} />
    </>
  );
}

/** The sentence about a citation that points outside of its document. */
export function NoSuchPlace({ name }: { name: string }) {
  return (
    <p role="note" className="text-warn">
      The place that the model names is not in {name}.
    </p>
  );
}
