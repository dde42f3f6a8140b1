import { Redo2, RotateCcw, RotateCw, Undo2 } from "lucide-react";
import { stepRedone, stepAdded, stepUndone } from "#state/vision/editor.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import type { EditTool } from "./edit-tools.ts";
import { EDIT_TOOLS } from "./edit-tools.ts";
import type { MarkColour } from "#core/vision/edit-step.ts";
import { MARK_COLOURS } from "#core/vision/edit-step.ts";

/** The editing tools; one drawing tool is active at a time. */
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
      <span aria-hidden className="mx-1 h-5 border-s border-line" />
      <IconButton icon={RotateCcw} label="Turn left" onClick={() => stepAdded({ kind: "rotate", quarters: -1 })} />
      <IconButton icon={RotateCw} label="Turn right" onClick={() => stepAdded({ kind: "rotate", quarters: 1 })} />
      <span aria-hidden className="mx-1 h-5 border-s border-line" />
      <IconButton
        icon={Undo2}
        label="Undo step"
        offReason={canUndo ? undefined : "There is no step to undo"}
        onClick={stepUndone}
      />
      <IconButton
        icon={Redo2}
        label="Redo step"
        offReason={canRedo ? undefined : "There is no step to redo"}
        onClick={stepRedone}
      />
    </div>
  );
}

/** The colour of the next mark. */
export function MarkColours({ colour, onChange }: { colour: MarkColour; onChange: (colour: MarkColour) => void }) {
  return (
    <fieldset className="flex items-center gap-2 rounded-control px-1">
      <legend className="sr-only">Colour of marks</legend>
      {(Object.keys(MARK_COLOURS) as MarkColour[]).map((name) => (
        <label key={name} title={name} className="grid size-7 cursor-pointer place-items-center">
          <input
            type="radio"
            name="mark-colour"
            aria-label={name}
            checked={name === colour}
            onChange={() => onChange(name)}
            style={{ backgroundColor: MARK_COLOURS[name] }}
            className="size-4.5 cursor-pointer appearance-none rounded-full border-2 border-surface ring-1 ring-line-strong checked:ring-2 checked:ring-ink"
          />
        </label>
      ))}
    </fieldset>
  );
}
