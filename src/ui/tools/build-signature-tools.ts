import type { FunctionTool, Tool, ToolForm } from "#core/tools/parse-tools.ts";
import type { Signature } from "#core/tools/signature.ts";
import { buildToolName, findFreeName } from "#core/tools/tool-names.ts";
import { buildFunctionTool } from "#core/tools/write-tools.ts";

/** Functions and operations as tools beside those that a column has, each under a free name, with what could not be read. */
export function buildSignatureTools(
  signatures: readonly Signature[],
  tools: readonly Tool[],
  form: ToolForm,
): { tool: FunctionTool; notes: readonly string[] }[] {
  const names = tools.map(({ name }) => name);
  return signatures.map(({ name: given, description, schema, notes }) => {
    const name = findFreeName(buildToolName(given), names);
    names.push(name);
    return { tool: buildFunctionTool(form, { name, description, schema }), notes };
  });
}
