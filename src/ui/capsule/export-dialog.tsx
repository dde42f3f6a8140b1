import { Share2 } from "lucide-react";
import { useState } from "react";
import type { ConversationPart } from "#core/capsule/take-part.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { ExportKind } from "#state/capsule/export-files.ts";
import { canShareAs, downloadAs, shareAs, type PageWriters } from "#state/capsule/export-files.ts";
import { useColumnIds, useHasRows, useIsTableOpen, useOpenId, useThread } from "#state/document/documents.ts";
import { useBaselineColumnId } from "#state/differences/answer-view.ts";
import { useTableChoices } from "#state/table-choices.ts";
import { layerClosed } from "#state/layers.ts";
import { LockedKeysNote } from "#ui/connections/locked-keys-note.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { Select } from "#ui/kit/select.tsx";

const FORMATS: readonly { kind: ExportKind; name: string; description: string }[] = [
  {
    kind: "capsule",
    name: "Capsule",
    description: "Everything, with settings, figures and pictures. Étude opens it without a key.",
  },
  {
    kind: "page",
    name: "Web page",
    description: "The open thread in one file to read, print and mail. No scripts, no network.",
  },
  { kind: "markdown", name: "Markdown", description: "The open thread as text, with the pictures in it." },
  {
    kind: "csv",
    name: "CSV",
    description: "A row for each answer. Texts that a spreadsheet would calculate begin with an apostrophe.",
  },
  { kind: "jsonl", name: "JSONL", description: "The same rows, each a line of JSON." },
];

/** The ways out of the table of all rows. */
const TABLE_FORMATS: typeof FORMATS = FORMATS.map((format) =>
  format.kind === "page"
    ? {
        ...format,
        kind: "table-page" as const,
        description: "The table with its answers and checks in one file, which anybody sorts and filters. No network.",
      }
    : format.kind === "markdown"
      ? { ...format, description: "A table with a line for each answer: its row, settings, text, figures and checks." }
      : format,
);

/** The ways out of the rows without answers, which Add rows reads again. */
const ROW_FORMATS: typeof FORMATS = [
  {
    kind: "rows-csv",
    name: "Rows as CSV",
    description: "The values of the rows, without answers. Pictures are left as their sizes.",
  },
  {
    kind: "rows-jsonl",
    name: "Rows as JSONL",
    description: "The same, with the pictures in it. Add rows takes it in.",
  },
  {
    kind: "promptfoo",
    name: "promptfoo YAML",
    description: "Prompts, models, rows and checks, for promptfoo. Add rows takes it in with its checks.",
  },
];

const ALL = "";

/** The open conversation, or a part of it, as a file in one of several formats. */
export function ExportDialog() {
  const columnIds = useColumnIds();
  const thread = useThread();
  const hasRows = useHasRows();
  const isTable = useIsTableOpen();
  const [variantId, setVariantId] = useState(ALL);
  const [upToTurnId, setUpToTurnId] = useState(ALL);
  const { turnId } = useTableChoices(useOpenId());
  const baselineId = useBaselineColumnId();
  // The drawing of a page is fetched with the first one.
  const writers: PageWriters = {
    writePage: async (...args) => (await import("./page-file.tsx")).writePage(...args),
    writeTablePage: async (input) => (await import("./table-file.tsx")).writeTablePage(input, { turnId, baselineId }),
  };
  const part: ConversationPart = { variantId: variantId || undefined, upToTurnId: upToTurnId || undefined };
  return (
    <Dialog title="Export" onClose={layerClosed}>
      <DialogBody>
        <LockedKeysNote />
        {(columnIds.length > 1 || thread.length > 1) && (
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {columnIds.length > 1 && (
              <Select
                label="Columns"
                options={[
                  { value: ALL, label: "all" },
                  ...columnIds.map((id, index) => ({ value: id, label: `only ${formatColumnLetter(index)}` })),
                ]}
                value={variantId}
                onChange={setVariantId}
              />
            )}
            {thread.length > 1 && (
              <Select
                label="Turns"
                options={[
                  { value: ALL, label: "all, with other versions" },
                  ...thread.map((id, index) => ({ value: id, label: `up to turn ${index + 1}` })),
                ]}
                value={upToTurnId}
                onChange={setUpToTurnId}
              />
            )}
          </div>
        )}
        <ul aria-label="Formats" className="flex flex-col gap-3">
          {[...(isTable ? TABLE_FORMATS : FORMATS), ...(hasRows ? ROW_FORMATS : [])].map(
            ({ kind, name, description }) => (
              <li key={kind} className="flex items-center gap-3">
                <div className="min-w-0 grow">
                  <p className="font-medium">{name}</p>
                  <p className="text-sm text-ink-3">{description}</p>
                </div>
                {canShareAs(kind) && (
                  <IconButton icon={Share2} label={`Share ${name}`} onClick={() => void shareAs(kind, part, writers)} />
                )}
                <Button aria-label={`Download ${name}`} onClick={() => void downloadAs(kind, part, writers)}>
                  Download
                </Button>
              </li>
            ),
          )}
        </ul>
      </DialogBody>
      <DialogFooter>
        <p className="me-auto text-sm text-ink-3">
          Keys, headers and addresses of your own servers are in none of them.
        </p>
      </DialogFooter>
    </Dialog>
  );
}
