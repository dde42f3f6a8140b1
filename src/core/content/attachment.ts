import type { ImagePart } from "./part.ts";

/** A picture in the composer: the part that will be sent, and what its chip says. */
export type Attachment = {
  id: string;
  part: ImagePart;
  name: string;
  sizeBytes: number;
  /** What was done to it, in short words: "scaled from 3000×2000". */
  notes: string[];
  /** Its sizes as typed, several of which make a column each; absent where nothing was. */
  sizes?: string;
  /** What edits are made from, and what they are: `parseEditing` tells. Absent for a picture sent with its own pixels. */
  editing?: unknown;
};
