import type { Dialect, Wire } from "#core/vocabulary.ts";

/** The settings of a known service. */
export type Preset = {
  id: string;
  name: string;
  /** The base URL; "" where only the user can know it. */
  baseUrl: string;
  wire: Wire;
  /** The dialect of request bodies; "by-model" chooses by the model's id. */
  dialect: Dialect | "by-model";
  key: "none" | "optional" | "required";
  defaultModel: string;
  /** The header that the key goes into; `authorization` where absent. */
  auth?: "x-api-key";
  /** Headers that the service needs with every request. */
  headers?: Readonly<Record<string, string>>;
  /** The largest number of parts in a message to Claude; absent for no known limit. */
  maxClaudeParts?: number;
};
