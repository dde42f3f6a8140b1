import type { Id } from "#core/vocabulary.ts";
import type { ImagePart } from "./part.ts";

/** A picture in the composer: the image part that will be sent, and the name, size and notes that its chip shows. */
export type Attachment = {
  id: string;
  /** The column whose own prompt it belongs to; absent for the prompt of all columns. */
  columnId?: Id;
  part: ImagePart;
  name: string;
  sizeBytes: number;
  /** Changes made to the picture before sending, in short words: "scaled from 3000×2000". */
  notes: string[];
  /** The sizes typed for this picture, such as "1, 1/2"; each makes a column. Absent where none were typed. */
  sizes?: string;
  /**
   * The edits of the picture and their source, in the shape that `parseEditing` reads. Absent for a picture sent with
   * its original pixels.
   */
  editing?: unknown;
};
