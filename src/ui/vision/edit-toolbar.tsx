import { Redo2, RotateCcw, RotateCw, Undo2 } from "lucide-react";
import { stepRedone, stepAdded, stepUndone } from "#state/vision/editor.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { EDIT_TOOLS, type EditTool } from "./edit-tools.ts";

/** What can be done to a picture; one drawing tool is chosen at a time. */
export function EditToolbar({
  tool,
  onTool,
  canUndo,
  canRedo,
}: {
  tool: EditTool;
  onTool: (tool: EditTool) => void;
  canUndo: boolean;
  canRedo: boolean;
}) {
  return (
    <div role="toolbar" aria-label="Tools" className="flex flex-wrap items-center gap-1">
      {(Object.keys(EDIT_TOOLS) as EditTool[]).map((name) => {
        const { label, icon: Icon } = EDIT_TOOLS[name];
        return (
          <button
            key={name}
            type="button"
            aria-pressed={name === tool}
            onClick={() => onTool(name)}
            className={joinClasses(
              "inline-flex h-7 items-center gap-1.5 rounded-control px-2 font-medium transition-colors duration-100",
              name === tool ? "bg-accent-soft text-accent" : "text-ink-2 hover:bg-sunken hover:text-ink",
            )}
          >
            <Icon size={15} strokeWidth={1.75} aria-hidden />
            {label}
          </button>
        );
      })}
      <span aria-hidden className="mx-1 h-5 border-l border-line" />
      <IconButton icon={RotateCcw} label="Turn left" onClick={() => stepAdded({ kind: "turn", quarters: -1 })} />
      <IconButton icon={RotateCw} label="Turn right" onClick={() => stepAdded({ kind: "turn", quarters: 1 })} />
      <span aria-hidden className="mx-1 h-5 border-l border-line" />
      <IconButton icon={Undo2} label="Undo step" disabled={!canUndo} onClick={stepUndone} />
      <IconButton icon={Redo2} label="Redo step" disabled={!canRedo} onClick={stepRedone} />
    </div>
  );
}
