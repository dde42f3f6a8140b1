import type { Part } from "./part.ts";

/** A picture in the composer: the part that will be sent, and what its chip says. */
export type Attachment = {
  id: string;
  part: Extract<Part, { kind: "image" }>;
  name: string;
  sizeBytes: number;
  /** What was done to it, in short words: "scaled from 3000×2000". */
  notes: string[];
};
