import * as v from "valibot";
import { FILE_PICTURE_SCHEMA, SHA256_SCHEMA } from "#core/content/file-picture.ts";
import { describeFault } from "#core/describe-fault.ts";
import { CAPSULE_FORMAT } from "./capsule.ts";
import { parseFileJson } from "#core/parse-file-json.ts";

/** The end of the name of a backup: lines of JSON, each a thing of its own. */
export const BACKUP_ENDING = ".etude-backup.jsonl";

/** The word in the first line that tells a backup from other files. */
const BACKUP_KIND = "backup";

const record = v.object({ id: v.string(), value: v.unknown() });
const named = { id: v.string(), updatedAtMs: v.number(), value: v.unknown() };

const LINE = v.variant("kind", [
  v.object({
    kind: v.literal("conversation"),
    id: v.string(),
    updatedAtMs: v.number(),
    head: v.unknown(),
    turns: v.array(record),
    replies: v.array(record),
    rows: v.optional(v.array(record), []),
    pieces: v.array(v.object({ id: v.string(), conversationId: v.string(), value: v.unknown() })),
    draft: v.optional(v.unknown()),
    aside: v.optional(v.unknown()),
  }),
  v.object({ kind: v.literal("prompt"), ...named }),
  v.object({ kind: v.literal("settings"), ...named }),
  v.object({ kind: v.literal("preferences"), texts: v.record(v.string(), v.string()) }),
  v.object({
    kind: v.literal("picture"),
    sha256: SHA256_SCHEMA,
    ...FILE_PICTURE_SCHEMA.entries,
  }),
  v.object({ kind: v.literal("end") }),
]);

/** A line of a backup: records as they are stored, of whatever version, or a picture. The last one says that it is whole. */
export type BackupLine = v.InferOutput<typeof LINE>;

/** A line of a backup as text. */
export const writeBackupLine = (line: BackupLine): string => `${JSON.stringify(line)}\n`;

/** A line of a backup, or what is wrong with it as a sentence. */
export function parseBackupLine(text: string, lineNumber = 1): { line: BackupLine } | { reason: string } {
  const read = parseFileJson(text, lineNumber);
  if ("reason" in read) return read;
  const parsed = v.safeParse(LINE, read.value, { abortEarly: true });
  return parsed.success ? { line: parsed.output } : { reason: describeFault(parsed.issues[0], "line") };
}

/** The first line of a backup as text. */
export const writeBackupHead = (madeAtMs: number, madeBy: string): string =>
  `${JSON.stringify({ etude: BACKUP_KIND, format: CAPSULE_FORMAT, madeAtMs, madeBy })}\n`;

/** True for the first line of a backup, of whatever version. */
export function isBackupHead(text: string): boolean {
  const read = parseFileJson(text);
  return "value" in read && read.value["etude"] === BACKUP_KIND;
}

/** The fault of a backup's first line, as a sentence; undefined for a valid one. */
export function findHeadFault(text: string): string | undefined {
  const read = parseFileJson(text);
  const kind = "reason" in read ? undefined : read.value;
  if (kind?.["etude"] !== BACKUP_KIND)
    return `It is no backup of Étude: "etude" is not "${BACKUP_KIND}" in its first line.`;
  const { format } = kind;
  return typeof format === "number" && format <= CAPSULE_FORMAT ? undefined : "A newer version of Étude made it.";
}
