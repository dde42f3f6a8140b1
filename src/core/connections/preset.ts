import type { Dialect, Wire } from "#core/vocabulary.ts";

/** What is known of a service before anyone has talked to it. */
export type Preset = {
  id: string;
  name: string;
  /** Empty where only the user can know it. */
  baseUrl: string;
  wire: Wire;
  /** What form a body takes; "by-model" goes by the model's id. */
  dialect: Dialect | "by-model";
  key: "none" | "optional" | "required";
  defaultModel: string;
  /** Which header its key goes into; the usual one where absent. */
  auth?: "x-api-key";
  /** What it wants to be told with every call. */
  headers?: Readonly<Record<string, string>>;
  /** How many parts a message to Claude may have here; absent for no known limit. */
  maxClaudeParts?: number;
  /** One line in the dialog. */
  hint: string;
  keysUrl?: string;
};
