import { useRef, useState } from "react";
import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import { findRepeatedName, matchColumns, type ColumnUse } from "#core/row-files/match-columns.ts";
import { MAX_ROWS_AT_FIRST } from "#core/row-files/row-limits.ts";
import type { RowLayout, RowTable } from "#core/row-files/row-table.ts";
import type { Id } from "#core/vocabulary.ts";
import { useVariableNames } from "#state/edits/use-variable-names.ts";
import { toTextInput, type RowInput } from "#state/imports/read-row-input.ts";
import { takeRows } from "#state/imports/take-rows.ts";
import { layerClosed } from "#state/layers.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { Note } from "#ui/kit/note.tsx";
import { ImportTable } from "#ui/imports/import-table.tsx";
import { ColumnTable } from "./column-table.tsx";
import { LayoutFields } from "./layout-fields.tsx";
import { readDroppedFiles } from "./read-dropped-files.ts";
import { RowCountField, parseRowCount } from "./row-count-field.tsx";
import { RowPickers } from "./row-pickers.tsx";
import { useRowReading, type RowSource } from "./use-row-reading.ts";

/** A longer text is read whole, and only its beginning stands in the field. */
const MAX_SHOWN_CHARS = 100_000;

/** A person's changes to what is taken: the uses of columns, the number of rows as typed, and true where no check is. */
type Choices = { uses: Readonly<Record<number, ColumnUse>>; count?: string; leavesChecks?: boolean };

/** Takes in the rows of a table, of JSON or of pictures: shows what of them is taken, and adds them. */
export function AddRowsDialog({ given, variantId }: { given?: RowInput | undefined; variantId: Id }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => getText(given).slice(0, MAX_SHOWN_CHARS));
  const [source, setSource] = useState<RowSource | undefined>(given && { input: given, layout: {} });
  const [choices, setChoices] = useState<Choices>({ uses: {} });
  const [progress, setProgress] = useState<{ abort: AbortController; count: number }>();
  const table = useRowReading(source);
  const variables = useVariableNames(variantId);
  const read = table && !("reason" in table) ? table : undefined;
  const uses = read ? matchColumns(read.columns, variables).map((use, index) => choices.uses[index] ?? use) : [];
  const count = read ? parseRowCount(choices.count, read.records.length) : undefined;
  const give = (input: RowInput, layout: Partial<RowLayout> = {}) => {
    setChoices({ uses: {} });
    setSource(input.length > 0 ? { input, layout } : undefined);
  };
  const offReason = findOffReason({ isBusy: progress !== undefined, source, read, uses, count });
  const add = async () => {
    if (!read || !source || count === undefined || offReason !== undefined) return;
    const abort = new AbortController();
    setProgress({ abort, count: 0 });
    const taken = { table: read, input: source.input, uses, count, takesChecks: !choices.leavesChecks };
    const isAdded = await takeRows(taken, abort.signal, (done) => setProgress({ abort, count: done }));
    setProgress(undefined);
    if (!isAdded) return;
    layerClosed();
    focusPrompt();
  };
  return (
    <Dialog
      title="Add rows"
      position="wide"
      {...(given ? {} : { initialFocus: field })}
      onClose={() => (progress ? progress.abort.abort() : layerClosed())}
    >
      <div
        className="contents"
        onDrop={(event) => {
          if (!event.dataTransfer.types.includes("Files")) return;
          event.preventDefault();
          setText("");
          void readDroppedFiles(event.dataTransfer).then((files) => give(files));
        }}
      >
        <DialogBody className="w-176 max-w-full">
          <div className="flex flex-col gap-1.5">
            <label htmlFor="row-text" className="font-medium">
              Paste a table or JSON
            </label>
            <AutoTextarea
              id="row-text"
              ref={field}
              value={text}
              spellCheck={false}
              placeholder={"question\tanswer"}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData("text/plain");
                if (text !== "" || pasted.length <= MAX_SHOWN_CHARS) return;
                event.preventDefault();
                setText(pasted.slice(0, MAX_SHOWN_CHARS));
                give(toTextInput(pasted));
              }}
              onChange={(event) => {
                setText(event.target.value);
                give(toTextInput(event.target.value));
              }}
              className={`max-h-40 min-h-16 overflow-y-auto px-2 py-1.5 font-mono text-sm ${CONTROL_CLASSES}`}
            />
            <RowPickers
              onFiles={(files) => {
                setText("");
                give(files);
              }}
            />
          </div>
          {source && !table && <p role="note">Reading…</p>}
          {table && "reason" in table && (
            <Note tone="danger" role="alert">
              {table.reason}
            </Note>
          )}
          {read && source && (
            <section aria-label="What is taken" className="flex flex-col gap-2">
              <h3 className="font-medium wrap-anywhere">
                {countThings(read.rowCount, "row")}, {countThings(read.columns.length, "column")}: {read.format}.
              </h3>
              {read.layout && (
                <LayoutFields
                  layout={{ ...read.layout, ...source.layout }}
                  onChange={(layout) => give(source.input, layout)}
                />
              )}
              {read.records.length > MAX_ROWS_AT_FIRST && (
                <RowCountField
                  value={choices.count}
                  rowCount={read.records.length}
                  onChange={(typed) => setChoices({ ...choices, count: typed })}
                />
              )}
              <ColumnTable
                columns={read.columns}
                records={read.records}
                uses={uses}
                variables={variables}
                onChange={(index, use) => setChoices({ ...choices, uses: { ...choices.uses, [index]: use } })}
              />
              <UnfilledNote variables={variables} uses={uses} />
              {read.checks && (
                <Checkbox
                  label={`Add ${countThings(read.checks.length, "check")} of the answers`}
                  isChecked={!choices.leavesChecks}
                  onChange={(isChecked) => setChoices({ ...choices, leavesChecks: !isChecked })}
                />
              )}
              <ImportTable label="Changed or not taken" rows={read.notes} />
            </section>
          )}
        </DialogBody>
        <DialogFooter>
          {progress && (
            <span role="note" className="me-auto text-ink-2">
              {`${formatCount(progress.count)} of ${formatCount(count ?? 0)}`}
            </span>
          )}
          <Button look="ghost" onClick={() => (progress ? progress.abort.abort() : layerClosed())}>
            {progress ? "Stop" : "Cancel"}
          </Button>
          <Button look="primary" data-press-once offReason={offReason} onClick={() => void add()}>
            {count === undefined ? "Add rows" : `Add ${countThings(count, "row")}`}
          </Button>
        </DialogFooter>
      </div>
    </Dialog>
  );
}

/** The text of an input; "" where it is of files. */
function getText([source]: RowInput = []): string {
  return typeof source?.content === "string" ? source.content : "";
}

/** Names the variables of the prompt that no column fills. */
function UnfilledNote({ variables, uses }: { variables: readonly string[]; uses: readonly ColumnUse[] }) {
  const unfilled = variables.filter((name) => !uses.some((use) => use.name === name && !use.isLeftOut));
  if (unfilled.length === 0) return null;
  return (
    <p className="text-sm text-ink-2">
      No column fills {unfilled.map((name) => `{{${name}}}`).join(", ")}. Choose it beside a column, or the value of all
      rows is used.
    </p>
  );
}

function findOffReason({
  isBusy,
  source,
  read,
  uses,
  count,
}: {
  isBusy: boolean;
  source: RowSource | undefined;
  read: RowTable | undefined;
  uses: readonly ColumnUse[];
  count: number | undefined;
}): string | undefined {
  if (!source) return "Paste a table or choose a file first";
  if (isBusy) return "Wait until the rows are added";
  if (!read) return "There are no rows to add";
  if (uses.every(({ isLeftOut }) => isLeftOut)) return "Every column is left out";
  const repeated = findRepeatedName(uses);
  if (repeated !== undefined) return `Two columns are used as “${repeated}”`;
  return count === undefined ? `Type a number from 1 to ${formatCount(read.records.length)}` : undefined;
}
