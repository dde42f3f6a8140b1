import { formatBytes, formatCount } from "#core/format.ts";
import type { StorageUse } from "#state/capsule/storage-use.ts";

/** A table of what is stored: the number and the size of each kind. */
export function StorageTable({ name, uses }: { name: string; uses: readonly StorageUse[] }) {
  return (
    <table aria-label={name} className="w-full text-start">
      <tbody>
        {uses.map((use) => (
          <tr key={use.name} className="border-b border-line">
            <th scope="row" className="py-1.5 text-start font-medium">
              {use.name}
            </th>
            <td className="py-1.5 text-end font-mono text-sm">{formatCount(use.count)}</td>
            <td className="py-1.5 text-end font-mono text-sm text-ink-3">
              {use.count > 0 && use.sizeBytes > 0 && formatBytes(use.sizeBytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
