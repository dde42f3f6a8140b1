import { memo, useState } from "react";
import { createCsvReader } from "#core/data/csv-reader.ts";
import { findToldSeparator } from "#core/data/find-told-separator.ts";
import { formatCount } from "#core/format.ts";
import { CodeFrame } from "./code-frame.tsx";
import { isLongCell } from "./mark-long-cells.ts";
import { SourceButton } from "./source-button.tsx";
import { SourceCode } from "./source-code.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";

type Row = readonly string[];

/** The longest line of a cell that is kept on one line: data is read along its rows. */
const SHORT_LINE = 36;

/** Comma-separated values as a table, with the source one press away; a text without rows or separators as code. */
export function TableBlock({ code, language, isGrowing }: { code: string; language: string; isGrowing: boolean }) {
  const [read] = useState(() => createCsvReader({ isAlone: true }));
  const [isSource, setSource] = useState(false);
  const separator = findToldSeparator(code, language, !isGrowing);
  const table = separator ? read(code, separator, { isComplete: !isGrowing }) : undefined;
  const isTable = table !== undefined && (table.rows.length > 0 || (isGrowing && table.head.length > 0));
  const action = isTable && <SourceButton drawing="table" isSource={isSource} onChange={setSource} />;
  if (!isTable || isSource) return <SourceCode code={code} language={language} isGrowing={isGrowing} action={action} />;
  const { head, rows, rowCount } = table;
  const isCut = rows.length < rowCount;
  return (
    <CodeFrame language={language} source={code} action={action}>
      <div className="wide-table data-table" tabIndex={0} role="group" aria-label="Table">
        <table dir="auto">
          <thead>
            <tr>
              {head.map((name, index) => (
                <th key={index} scope="col" data-long={isLongCell(name, SHORT_LINE) || undefined}>
                  {name}
                  {isGrowing && rowCount === 0 && index === head.length - 1 && <StreamingCaret />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cutRows(rows).map((segment, index, { length }) => (
              <Rows key={index} rows={segment} isGrowing={isGrowing && !isCut && index === length - 1} />
            ))}
          </tbody>
        </table>
      </div>
      {isCut && (
        <p className="plain-note">
          The first {formatCount(rows.length)} of {formatCount(rowCount)} rows. The source has all of them.
          {isGrowing && <StreamingCaret />}
        </p>
      )}
    </CodeFrame>
  );
}

const SEGMENT_ROWS = 50;

/** The rows in segments, so that a growing table is compared by segments and not by rows. */
function cutRows(rows: readonly Row[]): (readonly Row[])[] {
  const count = Math.ceil(rows.length / SEGMENT_ROWS);
  return Array.from({ length: count }, (_, index) => rows.slice(index * SEGMENT_ROWS, (index + 1) * SEGMENT_ROWS));
}

type RowsProps = { rows: readonly Row[]; isGrowing: boolean };

const Rows = memo(function Rows({ rows, isGrowing }: RowsProps) {
  return rows.map((row, index) => (
    <tr key={index}>
      {row.map((value, column) => (
        <td key={column} data-long={isLongCell(value, SHORT_LINE) || undefined}>
          {value}
          {isGrowing && index === rows.length - 1 && column === row.length - 1 && <StreamingCaret />}
        </td>
      ))}
    </tr>
  ));
}, areRowsEqual);

function areRowsEqual(before: RowsProps, after: RowsProps): boolean {
  return (
    before.isGrowing === after.isGrowing &&
    before.rows.length === after.rows.length &&
    before.rows.every((row, index) => row === after.rows[index])
  );
}
