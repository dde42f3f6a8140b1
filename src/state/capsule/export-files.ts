import { assertNever } from "#core/assert-never.ts";
import { CAPSULE_ENDING } from "#core/capsule/capsule.ts";
import { type ConversationPart, takePart } from "#core/capsule/take-part.ts";
import { writeCapsule } from "#core/capsule/write-capsule.ts";
import type { FilePicture } from "#core/content/file-picture.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getOpenRow, listRows } from "#core/conversation/rows.ts";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { ResultsByReply } from "#core/listings/check-cells.ts";
import { formatCount } from "#core/format.ts";
import { listReplyLines } from "#core/listings/list-reply-lines.ts";
import { writeCsv, writeJsonLines } from "#core/listings/write-lines.ts";
import { listRowLines } from "#core/listings/list-row-lines.ts";
import { writeExperiment } from "#core/listings/write-experiment.ts";
import { getResults } from "#state/checks/check-results.ts";
import { writeMarkdown } from "#core/listings/write-markdown.ts";
import { redactJson } from "#core/wire/redact-json.ts";
import { buildFileStem } from "#core/build-file-stem.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { canShareFile, shareFile } from "#io/browser/share-file.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { announce, showNotice } from "#state/notices.ts";
import { loadPictures, loadThumbnails } from "./load-pictures.ts";

/** The kinds of files in which a conversation goes out. */
export type ExportKind = keyof typeof ENDINGS;

const ENDINGS = {
  capsule: { ending: CAPSULE_ENDING, mediaType: "application/json" },
  page: { ending: ".html", mediaType: "text/html" },
  "table-page": { ending: ".html", mediaType: "text/html" },
  markdown: { ending: ".md", mediaType: "text/markdown" },
  csv: { ending: ".csv", mediaType: "text/csv" },
  jsonl: { ending: ".jsonl", mediaType: "application/jsonl" },
  promptfoo: { ending: "-promptfoo.yaml", mediaType: "application/yaml" },
  "rows-csv": { ending: "-rows.csv", mediaType: "text/csv" },
  "rows-jsonl": { ending: "-rows.jsonl", mediaType: "application/jsonl" },
} as const;

/** The writers of files that take the components of the page. */
export type PageWriters = {
  /** Draws a conversation as a web page. */
  writePage: (conversation: Conversation, pictures: Record<Sha256, FilePicture>, madeAtMs: number) => Promise<string>;
  /** Draws the table of an experiment as a web page. */
  writeTablePage: (input: {
    conversation: Conversation;
    results: ResultsByReply;
    pictures: Record<Sha256, FilePicture>;
    madeAtMs: number;
  }) => Promise<string>;
};

/** A part of the open conversation as a file; undefined while there is none. */
async function makeFile(kind: ExportKind, part: ConversationPart, writers: PageWriters): Promise<File | undefined> {
  const open = getOpenConversation();
  if (!open) return undefined;
  const conversation = withoutKeys(takePart(open, part));
  const { ending, mediaType } = ENDINGS[kind];
  const name = `${buildFileStem(conversation.title, "conversation")}${ending}`;
  return new File([await writeFile(kind, conversation, writers)], name, { type: mediaType });
}

async function writeFile(kind: ExportKind, conversation: Conversation, writers: PageWriters): Promise<string> {
  const nowMs = Date.now();
  switch (kind) {
    case "capsule":
      return writeCapsule({
        conversation,
        pictures: await loadPictures(conversation),
        madeAtMs: nowMs,
        redactor: createKnownRedactor(),
      });
    case "page":
      return writers.writePage(conversation, await loadPictures(conversation), nowMs);
    case "table-page":
      return writers.writeTablePage({
        conversation,
        results: withoutKeysInResults(getResults(conversation.id)),
        pictures: await loadThumbnails(conversation),
        madeAtMs: nowMs,
      });
    case "markdown":
      if (listRows(conversation).length > 0 && !getOpenRow(conversation))
        return writeExperiment(conversation, getResults(conversation.id), nowMs);
      return writeMarkdown(conversation, await loadPictures(conversation), nowMs);
    case "csv":
      return writeCsv(listReplyLines(conversation, getResults(conversation.id)));
    case "jsonl":
      return writeJsonLines(listReplyLines(conversation, getResults(conversation.id)));
    case "promptfoo":
      return writeForPromptfoo(conversation);
    case "rows-csv":
      return writeCsv(listRowLines(conversation));
    case "rows-jsonl":
      return writeJsonLines(listRowLines(conversation, await loadPictures(conversation)));
    default:
      return assertNever(kind);
  }
}

/** An experiment for promptfoo; what of it is said in comments alone, is said here too. */
async function writeForPromptfoo(conversation: Conversation): Promise<string> {
  // Few experiments go out as YAML.
  const { writePromptfoo } = await import("#core/evaluations/write-promptfoo.ts");
  const { text, leftOut } = writePromptfoo(conversation, await loadPictures(conversation));
  const [first] = leftOut;
  if (first !== undefined)
    showNotice({
      tone: "plain",
      text: `${first}${leftOut.length > 1 ? `, and ${formatCount(leftOut.length - 1)} more` : ""}. The comments at the top of the file say what promptfoo has no words for.`,
    });
  return text;
}

/** A conversation without the known keys, for which no text of a file has room. */
function withoutKeys(conversation: Conversation): Conversation {
  return redactJson(conversation, createKnownRedactor()) as unknown as Conversation;
}

/** Results without the known keys, which a detail may repeat from an answer. */
function withoutKeysInResults(results: ResultsByReply): ResultsByReply {
  const redactor = createKnownRedactor();
  const clean = ({ detail, ...result }: CheckResult): CheckResult => ({
    ...result,
    reason: redactor.redact(result.reason),
    ...(detail === undefined ? {} : { detail: redactor.redact(detail) }),
  });
  return new Map(
    [...results].map(([replyId, own]) => [replyId, new Map([...own].map(([id, result]) => [id, clean(result)]))]),
  );
}

/** Downloads a part of the open conversation as a file. */
export function downloadAs(kind: ExportKind, part: ConversationPart, writers: PageWriters): Promise<void> {
  return tryMaking(async () => {
    const file = await makeFile(kind, part, writers);
    if (!file) return;
    saveFile(file, file.name);
    announce(`${file.name} downloaded.`);
  });
}

/** Hands a part of the open conversation as a file to what the system shares with. */
export function shareAs(kind: ExportKind, part: ConversationPart, writers: PageWriters): Promise<void> {
  return tryMaking(async () => {
    const file = await makeFile(kind, part, writers);
    if (file) await shareFile(file);
  });
}

/** True where the system can be handed a file of this kind to share. */
export const canShareAs = (kind: ExportKind): boolean =>
  canShareFile(new File([""], `conversation${ENDINGS[kind].ending}`, { type: ENDINGS[kind].mediaType }));

async function tryMaking(make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : "the browser refused";
    showNotice({ tone: "danger", text: `The file was not made (${reason}).` });
  }
}

const NO_WRITERS: PageWriters = { writePage: () => Promise.resolve(""), writeTablePage: () => Promise.resolve("") };

/** Downloads the open conversation as a capsule. */
export const downloadCapsule = (): Promise<void> => downloadAs("capsule", {}, NO_WRITERS);
