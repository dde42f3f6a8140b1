import type { Tool } from "#core/tools/parse-tools.ts";
import { listParameterRows } from "#core/tools/parameter-rows.ts";

/** A tool that was found, with sentences for what could not be read. */
export type FoundTool = { tool: Tool; notes: readonly string[] };

/** The tools that were found, each with its parameters and what could not be read. */
export function FoundTools({ found }: { found: readonly FoundTool[] }) {
  if (found.length === 0) return null;
  return (
    <ul aria-label="Found tools" className="flex flex-col gap-2">
      {found.map(({ tool, notes }, index) => (
        <li key={index} className="rounded-card border border-line px-3 py-2">
          <p className="font-mono text-sm wrap-anywhere">{describe(tool)}</p>
          {tool.kind === "function" && tool.description !== "" && (
            <p className="text-sm text-ink-2 wrap-anywhere">{tool.description}</p>
          )}
          {notes.map((note) => (
            <p key={note} className="text-sm text-warn wrap-anywhere">
              {note}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** A tool as its name with its parameters, those that can be left out with a question mark: "weather(city, days?)". */
function describe(tool: Tool): string {
  if (tool.kind === "other") return tool.name;
  const rows = listParameterRows(tool.schema) ?? [];
  return `${tool.name}(${rows.map(({ name, isRequired }) => (isRequired ? name : `${name}?`)).join(", ")})`;
}
