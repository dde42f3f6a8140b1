import { useMemo } from "react";
import { formatPlace, type Passage, readPassage } from "#core/content/read-passage.ts";
import type { DocumentPart } from "#core/content/part.ts";
import { listSentDocuments } from "#core/conversation/list-sent-documents.ts";
import type { Json } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { isTextDocument } from "#core/wire/document-form.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { layerClosed, layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { NoSuchPlace, StoredDocumentText } from "./stored-document-text.tsx";

/** A passage that a reply cites: its words, and the document with the passage marked. */
export function PassageDialog({ replyId, citation }: { replyId: Id; citation: Json }) {
  const conversation = useSettledConversation();
  const passage = useMemo(() => readPassage(citation), [citation]);
  const reply = conversation?.replies[replyId];
  const documents = useMemo(
    () => (conversation && reply ? listSentDocuments(conversation, reply) : []),
    [conversation, reply],
  );
  if (!passage) return null;
  const part = documents[passage.documentIndex];
  const name = part?.name ?? (passage.title || "a document");
  const place = formatPlace(passage.place);
  return (
    <Dialog title={`Passage of ${name}`} position="wide" onClose={layerClosed}>
      <DialogBody className="w-176 max-w-full">
        {passage.quoted !== "" && (
          <blockquote dir="auto" className="border-s-2 border-line-strong ps-3 whitespace-pre-wrap wrap-anywhere">
            {passage.quoted}
          </blockquote>
        )}
        {place !== "" && (
          <p className="text-sm text-ink-2">
            {place[0]?.toUpperCase()}
            {place.slice(1)} of {name}
          </p>
        )}
        <PassagePlace part={part} passage={passage} name={name} />
      </DialogBody>
    </Dialog>
  );
}

function PassagePlace({ part, passage, name }: { part: DocumentPart | undefined; passage: Passage; name: string }) {
  if (!part)
    return (
      <p role="note" className="text-warn">
        {name} is none of the documents that this answer was sent with.
      </p>
    );
  if (isTextDocument(part)) return <StoredDocumentText part={part} passage={passage} />;
  const { unit, start } = passage.place;
  const isInside = unit === "pages" && start >= 1 && start <= (part.pageCount ?? start);
  if (!isInside) return <NoSuchPlace name={name} />;
  return (
    <Button
      className="w-fit"
      onClick={() => layerOpened({ kind: "pages", blob: part.blob, name: part.name, number: start })}
    >
      Open page {start}
    </Button>
  );
}
