import { formatCount } from "#core/format.ts";
import { RESTORED_KINDS, type RestoredKind, type RestoreReport } from "#state/capsule/restore.ts";

const NAMES: Record<RestoredKind, string> = {
  conversation: "Conversations",
  prompt: "Saved prompts",
  settings: "Saved settings and tools",
  picture: "Pictures",
  preferences: "Preferences",
};

/** A table of the records of a backup by their result. */
export function RestoreTable({ report: { counts, faults } }: { report: RestoreReport }) {
  const kinds = RESTORED_KINDS.filter((kind) => Object.values(counts[kind]).some((count) => count > 0));
  return (
    <div role="status" className="flex flex-col gap-2">
      {kinds.length > 0 && (
        <table aria-label="Restored" className="w-full text-sm">
          <thead>
            <tr className="text-ink-3">
              <th scope="col" className="py-1 text-start font-normal">
                kind
              </th>
              {["added", "here already", "added as a copy", "not readable"].map((name) => (
                <th key={name} scope="col" className="py-1 ps-2 text-end font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind} className="border-t border-line">
                <th scope="row" className="py-1 text-start font-medium">
                  {NAMES[kind]}
                </th>
                {(["added", "same", "copied", "unreadable"] as const).map((outcome) => (
                  <td key={outcome} className="py-1 ps-2 text-end font-mono">
                    {formatCount(counts[kind][outcome])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {kinds.length + faults.length === 0 && <p className="text-sm">It holds nothing.</p>}
      {faults.map((fault) => (
        <p key={fault} className="text-sm text-danger wrap-anywhere">
          {fault}
        </p>
      ))}
    </div>
  );
}
