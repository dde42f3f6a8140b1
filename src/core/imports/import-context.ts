import type { Connection } from "#core/connections/connection.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";

/** Values and functions that an import needs from outside. */
export type ImportContext = {
  /** Every connection as it is set now. */
  connections: readonly Connection[];
  /** The settings of a new conversation, for what names no service. */
  settings: Settings;
  newId: () => Id;
  nowMs: number;
};
