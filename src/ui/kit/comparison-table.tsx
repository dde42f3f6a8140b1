import type { ReactNode } from "react";

/** A table of what differs between two states: a name and two values a row. A value that spans both cells is alone. */
export function ComparisonTable({
  heads,
  rows,
}: {
  heads: readonly [name: string, before: string, after: string];
  rows: readonly { name: string; cells: ReactNode }[];
}) {
  const [name, ...values] = heads;
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-ink-3">
          <th scope="col" className="w-1/3 pe-4 pb-1.5 text-start font-medium sm:w-1/4">
            {name}
          </th>
          {values.map((value) => (
            <th key={value} scope="col" className="w-1/3 pe-4 pb-1.5 text-start font-medium sm:w-3/8">
              {value}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pe-4 text-start font-medium wrap-anywhere">
              {row.name}
            </th>
            {row.cells}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value in a comparison table; a text in place of it where there is none. */
export function ComparisonCell({ text, absent }: { text: string | undefined; absent: string }) {
  return (
    <td className="py-1.5 pe-4 whitespace-pre-wrap [unicode-bidi:plaintext] wrap-anywhere">
      {text ?? <span className="text-ink-3">{absent}</span>}
    </td>
  );
}
