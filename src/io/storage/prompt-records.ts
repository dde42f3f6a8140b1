import { accessNamedRecords } from "./named-records.ts";

/** The stored saved prompts, unparsed. */
export const {
  list: listPromptRecords,
  change: changePromptRecord,
  remove: deletePromptRecord,
  restore: restorePromptRecord,
} = accessNamedRecords("prompts");
