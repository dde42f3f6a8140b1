import type { Json } from "#core/json.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { ImportRow } from "./import-result.ts";

/** A request as a program, a command or a bare body describes it. */
export type CodeRequest = {
  /** The whole address; "" where the code does not say it. */
  url: string;
  /** The wire that the code itself names, beside its address. */
  wire?: Wire;
  headers: readonly (readonly [name: string, value: string])[];
  /** A key that is an argument of its own. */
  key?: string;
  body: Json;
  /** The names of markers in its texts, for values that only the running program would know. */
  holes: readonly string[];
  /** Rows of the import table for code outside the body. */
  rows: readonly ImportRow[];
};
