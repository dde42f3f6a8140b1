import { ArrowDownWideNarrow, ArrowUpNarrowWide } from "lucide-react";
import type { groupFailures } from "#core/table/failing-rows.ts";
import type { RowMark } from "#core/table/row-marks.ts";
import type { RowFigure, RowSorting } from "#core/table/sort-rows.ts";
import { formatCount } from "#core/format.ts";
import type { TableChoices } from "#state/table-choices.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { Select } from "#ui/kit/select.tsx";
import type { TableMarks } from "./use-table-rows.ts";

const FILTERS: readonly { mark: RowMark; label: string; title: string }[] = [
  { mark: "failed", label: "failed", title: "Rows with an answer that failed" },
  { mark: "columns-disagree", label: "columns disagree", title: "Rows whose columns say different things" },
  { mark: "samples-disagree", label: "samples disagree", title: "Rows with a cell whose samples say different things" },
  {
    mark: "not-run",
    label: "not run",
    title: "Rows with a cell that has too few answers, or was asked with other values",
  },
  { mark: "changed", label: "changed", title: "Rows with an answer that says something else than in the run before" },
];

const FIGURES: readonly { figure: RowFigure; label: string }[] = [
  { figure: "time", label: "time" },
  { figure: "tokens", label: "tokens out" },
  { figure: "cost", label: "cost" },
];

/** Which rows are listed, and in which order. A filter that keeps no row is not drawn. */
export function TableFilters({
  marks,
  failures,
  failing,
  filters,
  sorting,
  names,
  listedCount,
  rowCount,
  onFilter,
  onFailing,
  onSort,
}: {
  marks: TableMarks;
  failures: ReturnType<typeof groupFailures>;
  failing: TableChoices["failing"];
  filters: readonly RowMark[];
  sorting: RowSorting | undefined;
  /** The names of the rows' variables. */
  names: readonly string[];
  listedCount: number;
  rowCount: number;
  onFailing: (failing: TableChoices["failing"]) => void;
  onFilter: (filters: readonly RowMark[]) => void;
  onSort: (sorting: RowSorting | undefined) => void;
}) {
  const offered = FILTERS.filter(({ mark }) => (marks.counts[mark] ?? 0) > 0 || filters.includes(mark));
  const options = [
    { value: "", label: "as given" },
    ...names.map((name) => ({ value: `variable ${name}`, label: name })),
    ...FIGURES.map(({ figure, label }) => ({ value: `figure ${figure}`, label })),
  ];
  const isDescending = sorting?.isDescending ?? false;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-1 border-b border-line bg-sunken px-3 py-1 text-xs text-ink-2">
      <span role="group" aria-label="Rows to list" className="flex flex-wrap items-center gap-1">
        <FailureFilter failures={failures} failing={failing} onFailing={onFailing} />
        {offered.map(({ mark, label, title }) => (
          <Button
            key={mark}
            look="ghost"
            title={title}
            aria-pressed={filters.includes(mark)}
            className="h-6 px-2 text-xs touch:h-11 aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() =>
              onFilter(filters.includes(mark) ? filters.filter((other) => other !== mark) : [...filters, mark])
            }
          >
            {label} <span className="font-mono">{formatCount(marks.counts[mark] ?? 0)}</span>
          </Button>
        ))}
        {(filters.length > 0 || failing) && (
          <span className="px-1">
            {formatCount(listedCount)} of {formatCount(rowCount)} rows listed
          </span>
        )}
      </span>
      <span className="ms-auto flex items-center gap-1">
        <Select
          label="Sort rows"
          options={options}
          value={sorting === undefined ? "" : writeSorting(sorting)}
          onChange={(value) => onSort(readSorting(value))}
        />
        {sorting && (
          <IconButton
            icon={isDescending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
            label={isDescending ? "Largest first" : "Smallest first"}
            onClick={() => onSort({ ...sorting, isDescending: !isDescending })}
          />
        )}
      </span>
    </div>
  );
}

/** Lists the rows with an answer that fails a check, of all reasons or of one. */
function FailureFilter({
  failures: { rowCount, groups },
  failing,
  onFailing,
}: {
  failures: ReturnType<typeof groupFailures>;
  failing: TableChoices["failing"];
  onFailing: (failing: TableChoices["failing"]) => void;
}) {
  if (rowCount === 0 && !failing) return null;
  const reasons = groups.some(({ reason }) => reason === failing?.reason)
    ? groups
    : [...groups, ...(failing?.reason === undefined ? [] : [{ reason: failing.reason, rowCount: 0 }])];
  return (
    <>
      <Button
        look="ghost"
        title="Rows with an answer that fails a check"
        aria-pressed={failing !== undefined}
        className="h-6 px-2 text-xs touch:h-11 aria-pressed:bg-accent-soft aria-pressed:text-accent"
        onClick={() => onFailing(failing ? undefined : {})}
      >
        fails <span className="font-mono">{formatCount(rowCount)}</span>
      </Button>
      {failing && reasons.length > 1 && (
        <Select
          aria-label="Reason"
          options={[
            { value: "", label: "for any reason" },
            ...reasons.map(({ reason, rowCount }) => ({
              value: reason,
              label: `${reason} (${formatCount(rowCount)})`,
            })),
          ]}
          value={failing.reason ?? ""}
          onChange={(reason) => onFailing(reason === "" ? {} : { reason })}
        />
      )}
    </>
  );
}

function writeSorting(sorting: RowSorting): string {
  return "variable" in sorting ? `variable ${sorting.variable}` : `figure ${sorting.figure}`;
}

/** Figures begin with the largest, variables with the smallest. */
function readSorting(value: string): RowSorting | undefined {
  const [kind, ...words] = value.split(" ");
  const name = words.join(" ");
  if (kind === "variable") return { variable: name, isDescending: false };
  const figure = FIGURES.find((each) => each.figure === name)?.figure;
  return figure && { figure, isDescending: true };
}
