import { accessNamedRecords } from "./named-records.ts";

/** The stored saved prompts, unparsed. */
export const promptRecords = accessNamedRecords("prompts");
