import { type ReactNode, useState } from "react";

/**
 * A plot with its heading, the sentence that names its method and what was counted, and the same as a table, which is
 * made when it is opened.
 */
export function Plot({
  title,
  method,
  heads,
  listRows,
  children,
}: {
  title: string;
  method: string;
  heads: readonly string[];
  /** The cells of each row of the table; the first is its head. */
  listRows: () => readonly (readonly string[])[];
  /** Drawn for the eye alone. */
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <figure aria-label={title} className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      <figcaption className="mb-2 text-sm text-ink-3">{method}</figcaption>
      <div aria-hidden>{children}</div>
      <details className="mt-1.5 text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="w-fit cursor-pointer text-ink-2 hover:text-ink">As a table</summary>
        {isOpen && (
          <div tabIndex={0} role="region" aria-label={`${title} as a table`} className="mt-1 max-h-menu overflow-auto">
            <PlotTable heads={heads} rows={listRows()} />
          </div>
        )}
      </details>
    </figure>
  );
}

function PlotTable({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <table className="font-mono text-xs">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="pe-4 pb-1 text-start font-medium text-ink-3">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells], rowIndex) => (
          <tr key={rowIndex} className="border-t border-line">
            <th scope="row" className="py-1 pe-4 text-start font-normal whitespace-nowrap">
              {head}
            </th>
            {cells.map((cell, index) => (
              <td key={index} className="py-1 pe-4 whitespace-nowrap">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
