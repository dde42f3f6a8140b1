import { Check, Minus } from "lucide-react";
import type { ImportRow } from "#core/imports/import-result.ts";

/** The table of what of a source is taken, and what is not and why. */
export function ImportTable({ label, rows }: { label: string; rows: readonly ImportRow[] }) {
  if (rows.length === 0) return null;
  return (
    <table aria-label={label} className="w-full border-collapse text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">Taken</th>
          <th scope="col">What</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {[...rows.filter(({ isTaken }) => isTaken), ...rows.filter(({ isTaken }) => !isTaken)].map((row) => (
          <tr key={`${row.what}: ${row.detail}`} className="border-t border-line first:border-t-0">
            <td className="w-6 py-1 align-top">
              {row.isTaken ? (
                <Check size={14} role="img" aria-label="taken" className="mt-0.5 text-ok" />
              ) : (
                <Minus size={14} role="img" aria-label="not taken" className="mt-0.5 text-ink-3" />
              )}
            </td>
            <th scope="row" className="max-w-40 py-1 pe-3 text-start align-top font-medium wrap-anywhere">
              {row.what}
            </th>
            <td dir="auto" className="py-1 text-ink-2 wrap-anywhere">
              {row.isTaken ? row.detail : `Not taken: ${row.detail}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
