import { useMemo, useState } from "react";
import type { Conversation, Row } from "#core/conversation/conversation.ts";
import { hasRowSizes } from "#core/conversation/compare-row-sizes.ts";
import { listScales, parseScales } from "#core/conversation/image-scales.ts";
import { listRows } from "#core/conversation/rows.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { listPictureNames } from "#core/table/picture-names.ts";
import { measurePictures } from "#core/table/picture-sizes.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { useOpen, useOpenValue, useSweeps } from "#state/document/documents.ts";
import { applyRowSizes } from "#state/edits/row-sizes.ts";
import { layerClosed } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

const NO_ROWS: readonly Row[] = [];
const NO_VARIANTS: Conversation["variants"] = [];

/** A dialog that makes a column of each size of the rows' pictures, with pixels, tokens and price of each. */
export function RowSizesDialog() {
  const rows = useOpenValue<Conversation["rows"], readonly Row[]>(
    ({ settled }) => settled.rows,
    (all) => listRows({ rows: all }),
    NO_ROWS,
  );
  const variants = useOpen(({ settled }) => settled.variants, NO_VARIANTS);
  const sweeps = useSweeps();
  const { limits, computeInputCost } = useFirstColumnModel();
  const names = useMemo(() => listPictureNames(rows), [rows]);
  const [chosenName, setChosenName] = useState<string>();
  const [typed, setTyped] = useState("1, 1/2, 1/4");
  const [refusal, setRefusal] = useState<string>();
  const name = chosenName ?? names[0];
  const parsed = parseScales(typed);
  const sizes = useMemo(
    () => (name === undefined ? [] : measurePictures(rows, name, listScales(typed), limits)),
    [rows, name, typed, limits],
  );
  const isThere = name !== undefined && hasRowSizes({ variants, sweeps }, name);
  const problem =
    refusal ?? (parsed.type === "unreadable" ? parsed.reason : parsed.type === "several" ? undefined : "Two at least");
  const save = () => {
    if (name === undefined) return;
    const refused = applyRowSizes(name, typed);
    if (refused === null) layerClosed();
    else setRefusal(`${refused}.`);
  };
  return (
    <Dialog title="Compare sizes" onClose={layerClosed}>
      <DialogBody>
        {name === undefined ? (
          <p>The rows have no pictures.</p>
        ) : (
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            {names.length > 1 && (
              <Select
                label="Pictures"
                options={names.map((each) => ({ value: each, label: each }))}
                value={name}
                onChange={setChosenName}
              />
            )}
            <TextField
              label="Sizes"
              hint="Each makes a column. 1 is the size as it is; smaller copies are drawn when they are sent."
              isLiteral
              value={typed}
              error={problem}
              onChange={(next) => {
                setTyped(next);
                setRefusal(undefined);
              }}
            />
            {sizes.length > 0 && (
              <table aria-label={`Cost of the sizes of ${name}`} className="font-mono text-xs text-ink-2">
                <thead>
                  <tr className="text-ink-3 [&>th]:pb-1 [&>th]:ps-3 [&>th]:font-medium [&>th]:text-end">
                    <th scope="col" className="!ps-0 !text-start">
                      Size
                    </th>
                    <th scope="col">Pixels</th>
                    <th scope="col">Tokens a row</th>
                    <th scope="col">Pictures of all rows</th>
                  </tr>
                </thead>
                <tbody>
                  {sizes.map(({ scale, least, most, count, tokens }) => {
                    const usd = computeInputCost(tokens);
                    return (
                      <tr key={scale} className="border-t border-line [&>td]:py-1 [&>td]:ps-3 [&>td]:text-end">
                        <th scope="row" className="text-start font-semibold">
                          {scale}
                        </th>
                        <td>{describeSizes(least, most)}</td>
                        <td>≈ {formatCount(Math.round(tokens / count))}</td>
                        <td>
                          ≈ {formatCount(tokens)} tok
                          {usd !== undefined && usd > 0 && ` · ${formatUsd(usd)}`}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            )}
            {isThere && (
              <p className="text-sm text-ink-2">
                Their sizes are compared already: change them in the bar above the columns.
              </p>
            )}
          </form>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={layerClosed}>Cancel</Button>
        <Button
          look="primary"
          offReason={
            isThere
              ? "There is a column for each size already"
              : problem === undefined && name !== undefined
                ? undefined
                : "Enter at least two sizes"
          }
          onClick={save}
        >
          Make columns
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

const formatSize = ({ widthPx, heightPx }: ImageSize): string => `${widthPx}×${heightPx}`;

function describeSizes(least: ImageSize, most: ImageSize): string {
  const [first, last] = [formatSize(least), formatSize(most)];
  return first === last ? first : `${first} to ${last}`;
}
