import { readPastedTools } from "#core/tools/read-pasted-tools.ts";
import { convertTool } from "#core/tools/write-tools.ts";
import { PastedTools } from "./pasted-tools.tsx";
import type { ToolSourceProps } from "./tool-sources.tsx";

const NO_NOTES: readonly string[] = [];

/** Takes tools out of a pasted JSON text, of any form. */
export function FromJson({ form, text, onAdd, onType }: ToolSourceProps) {
  const read = readPastedTools(text);
  return (
    <PastedTools
      label="JSON of tools"
      placeholder={'{"name": "weather", "input_schema": { … }}'}
      hint="One tool or a list, in Anthropic’s or OpenAI’s format, the body of a request, or the list of an MCP server."
      text={text}
      reason={"reason" in read ? read.reason : undefined}
      found={"tools" in read ? read.tools.map((tool) => ({ tool: convertTool(tool, form), notes: NO_NOTES })) : []}
      onType={onType}
      onAdd={onAdd}
    />
  );
}
