import type { FilePicture } from "#core/content/file-picture.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { ResultsByReply } from "#core/listings/check-cells.ts";
import { listOwnSettings } from "#core/listings/describe-reply.ts";
import { listExperiment, type ListedExperiment, type ListedRow } from "#core/listings/list-experiment.ts";
import { listConversation } from "#core/listings/listing.ts";
import { describeVerdict } from "#core/numbers/describe-verdict.ts";
import { formatShare } from "#core/numbers/figures.ts";
import { computeUnitUsd } from "#core/numbers/unit-cost.ts";
import { formatSeconds, formatUsd } from "#core/format.ts";
import { parsePictureValue } from "#core/conversation/picture-value.ts";
import { computeColumnFigures } from "#core/table/column-figures.ts";
import type { Id, Sha256 } from "#core/vocabulary.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import { getKnownPrices } from "#state/models/known-prices.ts";
import { decideOnce } from "#ui/numbers/decide-once.ts";
import { describeInterval } from "#ui/numbers/describe-interval.ts";
import { computeNumbers, type Numbers } from "#ui/numbers/compute-numbers.ts";
import pageStyles from "./page-file.css?inline";
import { TableFileAnswer } from "./table-file-answer.tsx";
import tableScript from "./table-file-script.js?raw";
import tableStyles from "./table-file.css?inline";
import { WrittenPart } from "./written-part.tsx";
import { writeDocument } from "./write-document.tsx";
import { countUnits } from "#core/numbers/count-units.ts";

type Pictures = Readonly<Record<Sha256, FilePicture>>;

/**
 * The table of an experiment as one web page that sorts and filters itself, and is a plain table where scripts are off. The
 * pictures of rows are small ones.
 */
export function writeTablePage(
  { conversation, results, pictures, madeAtMs }: TablePageInput,
  { turnId, baselineId }: { turnId: Id | undefined; baselineId: Id },
): Promise<string> {
  const experiment = listExperiment(conversation, results, turnId);
  const { columns, systems, turns } = listConversation(conversation);
  const columnIds = columns.map(({ id }) => id);
  const numbers = computeNumbers(
    conversation,
    experiment.turnId,
    columnIds,
    [],
    columnIds.includes(baselineId) ? baselineId : (columnIds[0] ?? ""),
    getKnownPrices,
    conversation.checks ?? [],
    results,
  );
  const prompts = turns[experiment.turnNumber - 1]?.prompts ?? [];
  const title = conversation.title === "" ? "Untitled" : conversation.title;
  return writeDocument({
    title,
    madeAtMs,
    styles: [pageStyles, tableStyles].join("\n"),
    script: tableScript,
    content: (
      <>
        {[...systems, ...prompts].length > 0 && (
          <details>
            <summary>Prompt{experiment.turnCount > 1 && ` of turn ${experiment.turnNumber}`}</summary>
            {systems.map(({ columns: letters, text }) => (
              <section key={letters.join()} className="prompt">
                <h3>System prompt {letters.join(", ")}</h3>
                <div className="written" dir="auto">
                  {text}
                </div>
              </section>
            ))}
            {prompts.map(({ columns: letters, parts }) => (
              <div key={letters.join()} className="prompt">
                {letters.length > 0 && <h3>For {letters.join(", ")}</h3>}
                {parts.map((part, index) => (
                  <WrittenPart key={index} part={part} pictures={pictures} />
                ))}
              </div>
            ))}
          </details>
        )}
        <Verdicts numbers={numbers} />
        <Controls hasChecks={(conversation.checks ?? []).length > 0} />
        <div className="scroll">
          <table className="experiment">
            <thead>
              <tr>
                <th scope="col">
                  <span className="name">Row</span>
                </th>
                {experiment.names.map((name) => (
                  <th key={name} scope="col">
                    <span className="name" dir="auto">
                      {name}
                    </span>
                  </th>
                ))}
                {numbers.columns.map((column) => (
                  <ColumnHead
                    key={column.columnId}
                    name={nameColumn(column)}
                    index={column.columnIndex}
                    experiment={experiment}
                    numbers={numbers}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {experiment.rows.map((row) => (
                <Row
                  key={row.number}
                  row={row}
                  names={experiment.names}
                  columnNames={numbers.columns.map(nameColumn)}
                  pictures={pictures}
                />
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  });
}

/** The parts of the page of a table. */
export type TablePageInput = {
  conversation: Conversation;
  results: ResultsByReply;
  pictures: Pictures;
  madeAtMs: number;
};

const nameColumn = ({ letter, label }: { letter: string; label: string }): string => `${letter} ${label}`.trim();

/** The controls of the page's script, which shows them. */
function Controls({ hasChecks }: { hasChecks: boolean }) {
  return (
    <div className="controls" hidden>
      <label>
        Search <input type="search" />
      </label>
      {hasChecks && (
        <label>
          <input type="checkbox" value="fails" /> Fails
        </label>
      )}
      <label>
        <input type="checkbox" value="differs" /> Answers differ
      </label>
      <span role="status" />
    </div>
  );
}

/** The verdict on each column beside the baseline, as it stands above the table. */
function Verdicts({ numbers: { counted, columns, tables } }: { numbers: Numbers }) {
  const passes = tables.find(({ figure }) => figure.id === "passes");
  const baseline = columns.find(({ isBaseline }) => isBaseline);
  if (!passes || !baseline) return null;
  const verdicts = decideOnce(passes, baseline.columnId);
  if (verdicts.length === 0) return null;
  const unitUsd = computeUnitUsd(tables.find(({ figure }) => figure.id === "cost"));
  return (
    <section className="verdicts" aria-label="Verdicts">
      {verdicts.map((verdict) => {
        const column = columns.find(({ columnId }) => columnId === verdict.columnId)?.letter ?? "";
        const names = { column, baseline: baseline.letter, units: counted.units, unitUsd };
        const { lead, seen, method, more } = describeVerdict(verdict, passes.figure, names);
        return (
          <p key={verdict.columnId}>
            <b>{lead}</b> {seen} <span className="method">{method}</span>. {more}
          </p>
        );
      })}
    </section>
  );
}

/** The head of a column with its settings, and its figures over all rows. */
function ColumnHead({
  name,
  index,
  experiment: { rows, tableRows },
  numbers: { columns, counted, tables },
}: {
  name: string;
  index: number;
  experiment: ListedExperiment;
  numbers: Numbers;
}) {
  const first = rows.flatMap(({ cells }) => cells[index] ?? [])[0];
  const { medianMs, rowUsd, answered } = computeColumnFigures(tableRows, index, (reply) =>
    computeKnownCost(reply, getKnownPrices),
  );
  const passes = tables.find(({ figure }) => figure.id === "passes")?.columns[index]?.interval;
  const figures = [
    ...(passes ? [`pass ${describeInterval(passes, formatShare)} of ${countUnits(passes.count, counted.units)}`] : []),
    ...(medianMs === undefined ? [] : [`median ${formatSeconds(medianMs)}`]),
    ...(rowUsd === undefined ? [] : [`${formatUsd(rowUsd)} a row`]),
    `${answered} of ${rows.length} answered`,
  ];
  return (
    <th scope="col">
      <span className="name">{name}</span>
      {columns[index]?.isBaseline && <span className="facts"> baseline</span>}
      {first && <p className="facts">{listOwnSettings(first.reply).join(" · ")}</p>}
      <p className="facts">{figures.join(" · ")}</p>
    </th>
  );
}

function Row({
  row: { number, values, cells, isFailing, isDiffering },
  names,
  columnNames,
  pictures,
}: {
  row: ListedRow;
  names: readonly string[];
  columnNames: readonly string[];
  pictures: Pictures;
}) {
  return (
    <tr data-fails={isFailing ? "" : undefined} data-differs={isDiffering ? "" : undefined}>
      <th scope="row" data-sort={number}>
        {number}
      </th>
      {names.map((name) => {
        const value = Object.hasOwn(values, name) ? (values[name] ?? "") : "";
        const picture = parsePictureValue(value);
        return (
          <td key={name} data-name={name} data-sort={picture ? "" : value.slice(0, 200)}>
            {picture ? (
              <WrittenPart part={picture} pictures={pictures} />
            ) : (
              <div className="written" dir="auto">
                {value}
              </div>
            )}
          </td>
        );
      })}
      {cells.map((answers, index) => (
        <td key={index} data-name={columnNames[index]} data-sort={rankAnswers(answers)}>
          {answers.map((answer) => (
            <TableFileAnswer key={answer.reply.id} answer={answer} />
          ))}
          {answers.length === 0 && <span className="unknown">not run</span>}
        </td>
      ))}
    </tr>
  );
}

/** The position of a cell among those of its column: those that fail most first, then what is not told, then what passes. */
function rankAnswers(answers: ListedRow["cells"][number]): string {
  if (answers.length === 0) return "";
  const ranks: number[] = answers.map(({ verdict }) => (verdict === "fail" ? 0 : verdict === "pass" ? 2 : 1));
  return String(ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length);
}
