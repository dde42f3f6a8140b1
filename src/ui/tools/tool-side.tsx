import type { RefObject } from "react";
import { checkTool } from "#core/tools/check-tool.ts";
import type { Tool } from "#core/tools/parse-tools.ts";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { TOOL_SOURCES, type ToolSource } from "./tool-sources.tsx";

/** The tools of a column by name, and the ways to add one. */
export function ToolSide({
  ref,
  tools,
  chosen,
  source,
  onChoose,
  onNew,
  onSource,
}: {
  ref: RefObject<HTMLButtonElement | null>;
  tools: readonly Tool[];
  chosen: number | undefined;
  source: ToolSource | undefined;
  onChoose: (index: number) => void;
  onNew: () => void;
  onSource: (source: ToolSource) => void;
}) {
  return (
    <div className="flex min-h-0 shrink-0 flex-col gap-3 border-line p-4 max-sm:border-b sm:w-60 sm:overflow-y-auto sm:border-e">
      {tools.length > 0 && (
        <ul aria-label="Tools" className="-mx-1.5 flex flex-col">
          {tools.map((tool, index) => {
            const isWrong = checkTool(tool, tools).length > 0;
            return (
              <li key={index}>
                <button
                  type="button"
                  aria-pressed={index === chosen}
                  onClick={() => onChoose(index)}
                  className="flex min-h-7.5 w-full items-center gap-1.5 rounded-control px-1.5 py-1 text-start hover:bg-sunken aria-pressed:bg-accent-soft touch:min-h-11"
                >
                  <span className={joinClasses("min-w-0 font-mono text-sm wrap-anywhere", isWrong && "text-danger")}>
                    {tool.name === "" ? "without a name" : tool.name}
                  </span>
                  {isWrong && <span className="sr-only">, has a fault</span>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div role="group" aria-label="Add a tool" className="flex items-start gap-1.5 max-sm:flex-wrap sm:flex-col">
        <Button ref={ref} onClick={onNew}>
          New tool
        </Button>
        {TOOL_SOURCES.map(({ source: each, label }) => (
          <Button
            key={each}
            look="ghost"
            aria-pressed={each === source}
            className="aria-pressed:bg-accent-soft"
            onClick={() => onSource(each)}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
