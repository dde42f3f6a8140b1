import type { Json } from "#core/json.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportResult } from "./import-result.ts";

/** A text or file that a person pasted, dropped or chose. */
export type ImportContent = {
  text: string;
  /** The text as JSON; undefined where it is none. */
  value: Json | undefined;
  /** The paths of the other files in the same archive. */
  paths?: readonly string[];
};

/** The reason why nothing can be taken, as a sentence; `areRows` where it can be added as the rows of an experiment. */
export type ImportFault = { reason: string; areRows?: true };

/** A kind of text or file that Étude can take in. A new one is a row of `IMPORT_FORMATS`. */
export type ImportFormat = {
  id: string;
  /** The name in the sentence "This looks like …". */
  name: string;
  /** True where the content is of this format for certain. */
  recognise: (content: ImportContent) => boolean;
  parse: (content: ImportContent, context: ImportContext) => ImportResult | ImportFault;
};
