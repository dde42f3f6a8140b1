import type { Example } from "#core/content/examples.ts";
import type { CheckKind } from "#core/checks/check-kinds.ts";
import type { Row } from "#core/conversation/conversation.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";

/** A picture of the gallery under `public`. */
export type GalleryImage = NonNullable<Example["image"]>;

/** An answer that was written for the gallery, with thinking before it where the model is asked to think. */
export type GalleryAnswer = string | { thinking: string; text: string };

/** A turn with the answers to it, in the order of a run: of each row the columns, of each column the samples. */
export type GalleryTurn = { images?: readonly GalleryImage[]; prompt: string; answers: readonly GalleryAnswer[] };

/** A thing to try: what a person would write and set for Claude Opus 4.5, and answers that were written for it. */
export type GalleryItem = {
  id: string;
  title: string;
  /** The line of its card. */
  text: string;
  turns: readonly GalleryTurn[];
  system?: string;
  parameters?: Parameters;
  /** Several values of parameters, typed into their fields. */
  swept?: Record<Path, string>;
  samples?: number;
  rows?: readonly Row["values"][];
  checks?: readonly { kind: CheckKind; options: Record<string, string> }[];
};
