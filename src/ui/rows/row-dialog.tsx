import { Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import type { Conversation, Row } from "#core/conversation/conversation.ts";
import { listRows } from "#core/conversation/rows.ts";
import { listRowNames } from "#core/table/row-names.ts";
import { findKindProblem, getVariableKind } from "#core/conversation/variable-kind.ts";
import type { Id } from "#core/vocabulary.ts";
import { useFirstColumnId, useOpen, useOpenValue } from "#state/document/documents.ts";
import { changeRowValue, removeRows } from "#state/edits/row-edits.ts";
import { useVariableNames } from "#state/edits/use-variable-names.ts";
import { layerClosed } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { VariableInput } from "#ui/parameters/variable-input.tsx";

const NO_ROWS: readonly Row[] = [];
const NO_KINDS: NonNullable<Conversation["variableKinds"]> = {};

/** The values of a row, each with a control of its kind, and a name for one more. What is typed is kept at once. */
export function RowDialog({ rowId }: { rowId: Id }) {
  const rows = useOpenValue<Conversation["rows"], readonly Row[]>(
    ({ settled }) => settled.rows,
    (all) => listRows({ rows: all }),
    NO_ROWS,
  );
  const kinds = useOpen(({ settled }) => settled.variableKinds ?? NO_KINDS, NO_KINDS);
  const promptNames = useVariableNames(useFirstColumnId());
  const [added, setAdded] = useState<readonly string[]>([]);
  const [newName, setNewName] = useState("");
  const number = rows.findIndex(({ id }) => id === rowId) + 1;
  const row = rows[number - 1];
  const known = useMemo(() => listRowNames(rows), [rows]);
  if (!row) return null;
  const names = [...new Set([...known, ...Object.keys(row.values), ...promptNames, ...added])];
  const trimmed = newName.trim();
  const nameProblem = /[{}|\s]/.test(trimmed)
    ? "A name has no spaces, bars or braces."
    : names.includes(trimmed)
      ? "There is a value of this name."
      : undefined;
  const addName = () => {
    if (trimmed === "" || nameProblem !== undefined) return;
    setAdded([...added, trimmed]);
    setNewName("");
  };
  return (
    <Dialog title={`Row ${number}`} onClose={layerClosed}>
      <DialogBody>
        <div className="flex flex-col gap-4">
          {names.map((name) => {
            const kind = getVariableKind({ variableKinds: kinds }, name);
            const value = Object.hasOwn(row.values, name) ? (row.values[name] ?? "") : "";
            const problem = value === "" ? undefined : findKindProblem(value, kind);
            const noteId = `row-value-${name}`;
            return (
              <div key={name}>
                <span className="font-medium">{name}</span>
                <div className="mt-1 flex">
                  <VariableInput
                    name={name}
                    kind={kind}
                    value={value}
                    describedBy={noteId}
                    isFocused={false}
                    onChange={(next) => changeRowValue(rowId, name, next)}
                  />
                </div>
                <p id={noteId} className="text-xs text-danger empty:hidden">
                  {problem !== undefined && `Invalid: ${problem}.`}
                </p>
              </div>
            );
          })}
          <form
            className="border-t border-line pt-3"
            onSubmit={(event) => {
              event.preventDefault();
              addName();
            }}
          >
            <TextField
              label="Another value"
              hint="Its name, as a prompt has it in double braces, or a name of your own such as expected."
              isLiteral
              value={newName}
              error={trimmed === "" ? undefined : nameProblem}
              onChange={setNewName}
              trailing={
                <Button type="submit" className="h-8">
                  Add
                </Button>
              }
            />
          </form>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button
          look="danger"
          className="me-auto"
          onClick={() => {
            layerClosed();
            removeRows([rowId]);
          }}
        >
          <Trash2 size={14} aria-hidden /> Remove row
        </Button>
        <Button look="primary" onClick={layerClosed}>
          Done
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
