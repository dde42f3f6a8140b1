import { assertNever } from "#core/assert-never.ts";
import type { Tool, ToolForm } from "#core/tools/parse-tools.ts";
import { FromFunction } from "./from-function.tsx";
import { FromJson } from "./from-json.tsx";
import { FromLibrary } from "./from-library.tsx";
import { FromOpenApi } from "./from-openapi.tsx";

/** A way to take tools in. */
export type ToolSource = "function" | "openapi" | "json" | "library";

export const TOOL_SOURCES: readonly { source: ToolSource; label: string }[] = [
  { source: "function", label: "From a function…" },
  { source: "openapi", label: "From OpenAPI…" },
  { source: "json", label: "From JSON…" },
  { source: "library", label: "Add from library…" },
];

/** The properties of a way to take tools in; `text` is what was pasted into its field. */
export type ToolSourceProps = {
  tools: readonly Tool[];
  form: ToolForm;
  onAdd: (tools: readonly Tool[]) => void;
  text: string;
  onType: (text: string) => void;
};

export function ToolSources({ source, ...props }: ToolSourceProps & { source: ToolSource }) {
  switch (source) {
    case "function":
      return <FromFunction {...props} />;
    case "openapi":
      return <FromOpenApi {...props} />;
    case "json":
      return <FromJson {...props} />;
    case "library":
      return <FromLibrary {...props} />;
    default:
      return assertNever(source);
  }
}
