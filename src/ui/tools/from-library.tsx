import { parseTool } from "#core/tools/parse-tools.ts";
import { saveUnreadableTools } from "#state/library/save-unreadable.ts";
import { useSavedTools } from "#state/library/saved-tools.ts";
import { deleteToolWithUndo, savedMockAdded } from "#state/library/tool-edits.ts";
import { Trash2 } from "lucide-react";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { UnreadableRecords } from "#ui/kit/unreadable-records.tsx";
import type { ToolSourceProps } from "./tool-sources.tsx";

/** The tools kept by name, to be added to the column or deleted. */
export function FromLibrary({ tools, onAdd }: ToolSourceProps) {
  const { list, isFailed } = useSavedTools();
  const { all = [], unreadableCount = 0 } = list ?? {};
  return (
    <div className="flex flex-col gap-3 p-4">
      {all.length === 0 && list && (
        <p className="text-ink-2">
          Nothing is saved yet. A tool that is saved can be added to any column of any conversation, with its mock.
        </p>
      )}
      {all.length > 0 && (
        <ul aria-label="Saved tools" className="flex flex-col gap-1.5">
          {all.map((saved) => {
            const tool = parseTool(saved.tool);
            const isThere = tools.some(({ name }) => name === saved.name);
            return (
              <li key={saved.id} className="flex items-center gap-2 rounded-card border border-line px-3 py-2">
                <div className="min-w-0 grow">
                  <p className="font-mono text-sm wrap-anywhere">{saved.name}</p>
                  {tool.kind === "function" && tool.description !== "" && (
                    <p className="line-clamp-2 text-sm text-ink-2 wrap-anywhere">{tool.description}</p>
                  )}
                  {saved.mock && <p className="text-xs text-ink-3">with its mock</p>}
                </div>
                <Button
                  aria-label={`Add ${saved.name}`}
                  offReason={isThere ? "The column has a tool of this name" : undefined}
                  onClick={() => {
                    savedMockAdded(saved);
                    onAdd([tool]);
                  }}
                >
                  Add
                </Button>
                <IconButton
                  icon={Trash2}
                  label={`Delete ${saved.name}`}
                  onClick={() => void deleteToolWithUndo(saved)}
                />
              </li>
            );
          })}
        </ul>
      )}
      <UnreadableRecords count={unreadableCount} onSave={() => void saveUnreadableTools()} />
      {isFailed && <p className="text-sm text-danger">This browser does not let Étude read its saved tools.</p>}
    </div>
  );
}
