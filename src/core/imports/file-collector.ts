import type { DocumentPart, Part } from "#core/content/part.ts";
import { cutText } from "#core/cut-text.ts";
import type { FileSource, ImportRow } from "./import-result.ts";

type Note = { detail: string; count: number; isTaken: boolean };

/**
 * The pictures and documents of an import, each under a name that its part has in place of a hash, and the counts of
 * what is not taken.
 */
export class FileCollector {
  readonly files: Record<string, FileSource> = {};
  private count = 0;
  private readonly notes: Map<string, Note>;

  constructor(notes = new Map<string, Note>()) {
    this.notes = notes;
  }

  /** A collector of the files of another conversation, with the same notes. */
  fork(): FileCollector {
    return new FileCollector(this.notes);
  }

  /** A picture whose bytes are base64 text or a file of the archive. Its size is measured when it is stored. */
  addPicture(mediaType: string, source: FileSource, alt?: string): Part {
    const blob = this.add(source);
    return { kind: "image", blob, mediaType, widthPx: 0, heightPx: 0, ...(alt === undefined ? {} : { alt }) };
  }

  /** A document. A text of any kind is a plain text, as it is stored. */
  addDocument(mediaType: string, name: string, source: FileSource): DocumentPart {
    const isText = /^text\/|^application\/(?:json|xml|yaml|javascript)$/.test(mediaType);
    return { kind: "document", blob: this.add(source), mediaType: isText ? "text/plain" : mediaType, name };
  }

  /** Notes something that is not taken, or taken in another form; equal ones are counted. */
  note(what: string, detail: string, isTaken = false): void {
    const name = cutText(what, 80);
    const known = this.notes.get(name);
    if (known) known.count += 1;
    else if (this.notes.size < MAX_NOTES) this.notes.set(name, { detail, count: 1, isTaken });
  }

  listRows(): ImportRow[] {
    return [...this.notes].map(([what, { detail, count, isTaken }]) => ({
      what: count === 1 ? what : `${what} (${count})`,
      detail,
      isTaken,
    }));
  }

  private add(source: FileSource): string {
    const name = `file:${(this.count += 1)}`;
    this.files[name] = source;
    return name;
  }
}

/** More kinds of things than a person reads. */
const MAX_NOTES = 60;
