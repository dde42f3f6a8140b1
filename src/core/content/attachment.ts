import type { Id } from "#core/vocabulary.ts";
import type { DocumentPart, ImagePart } from "./part.ts";

/** A picture or a document in the composer: the part that will be sent, and the name, size and notes that its chip shows. */
export type Attachment = PictureAttachment | DocumentAttachment;

type CommonAttachment = {
  id: string;
  /** The column whose own prompt it belongs to; absent for the prompt of all columns. */
  columnId?: Id;
  name: string;
  sizeBytes: number;
  /** Changes made before sending, in short words: "scaled from 3000×2000". */
  notes: string[];
};

/** A picture in the composer. */
export type PictureAttachment = CommonAttachment & {
  part: ImagePart;
  /** The sizes typed for this picture, such as "1, 1/2"; each makes a column. Absent where none were typed. */
  sizes?: string;
  /**
   * The edits of the picture and their source, in the shape that `parseEditing` reads. Absent for a picture sent with
   * its original pixels.
   */
  editing?: unknown;
};

/** A document in the composer. */
export type DocumentAttachment = CommonAttachment & { part: DocumentPart };

/** True for a picture, false for a document. */
export const isPictureAttachment = (attachment: Attachment): attachment is PictureAttachment =>
  attachment.part.kind === "image";
