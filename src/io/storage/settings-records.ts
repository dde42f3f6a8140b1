import { accessNamedRecords } from "./named-records.ts";

/** The stored saved settings, unparsed. */
export const settingsRecords = accessNamedRecords("settings");
