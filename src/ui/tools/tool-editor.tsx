import { ArrowDown, ArrowUp, CopyPlus, Trash2 } from "lucide-react";
import { checkTool } from "#core/tools/check-tool.ts";
import { parseTool, type Tool } from "#core/tools/parse-tools.ts";
import { findFreeName } from "#core/tools/tool-names.ts";
import { changeTool } from "#core/tools/write-tools.ts";
import { saveTool } from "#state/library/tool-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { ToolForm } from "./tool-form.tsx";
import { ToolJson } from "./tool-json.tsx";

/** A tool as a form and as the JSON that is sent, side by side. Both change the same tool. */
export function ToolEditor({
  tool,
  tools,
  index,
  draft,
  onChange,
  onDraft,
  onMove,
  onDuplicate,
  onRemove,
}: {
  tool: Tool;
  tools: readonly Tool[];
  index: number;
  /** The text in the field of the JSON, where it is no JSON. */
  draft: string | undefined;
  onChange: (tool: Tool) => void;
  onDraft: (draft: string | undefined) => void;
  onMove: (by: number) => void;
  onDuplicate: (copy: Tool) => void;
  onRemove: () => void;
}) {
  const faultReason = draft === undefined ? undefined : "Correct the JSON first";
  const sentences = checkTool(tool, tools);
  const duplicate = () => {
    const name = findFreeName(
      tool.name,
      tools.map((each) => each.name),
    );
    onDuplicate(tool.kind === "function" ? changeTool(tool, { name }) : tool);
  };
  const save = () => saveTool(tool.name, tool.raw);
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-1">
        <h3 className="me-auto min-w-0 font-mono font-semibold wrap-anywhere">
          {tool.name === "" ? "without a name" : tool.name}
        </h3>
        <IconButton
          icon={ArrowUp}
          label="Move up"
          offReason={index === 0 ? "It is the first" : undefined}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label="Move down"
          offReason={index === tools.length - 1 ? "It is the last" : undefined}
          onClick={() => onMove(1)}
        />
        <IconButton icon={CopyPlus} label="Duplicate tool" offReason={faultReason} onClick={duplicate} />
        <IconButton icon={Trash2} label="Remove tool" onClick={onRemove} />
        <Button
          offReason={faultReason ?? (tool.name === "" ? "It needs a name" : undefined)}
          onClick={() => void save()}
        >
          Save tool
        </Button>
      </div>
      {sentences.length > 0 && (
        <ul className="flex flex-col gap-0.5 text-sm text-danger" aria-label="Faults">
          {sentences.map((sentence) => (
            <li key={sentence} className="wrap-anywhere">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <fieldset disabled={draft !== undefined} className="min-w-0">
          <legend className="sr-only">Form</legend>
          <ToolForm tool={tool} onChange={onChange} />
        </fieldset>
        <div className="lg:sticky lg:top-0">
          <ToolJson raw={tool.raw} onChange={(raw) => onChange(parseTool(raw))} draft={draft} onDraft={onDraft} />
        </div>
      </div>
    </div>
  );
}
