import type { Tool, ToolForm } from "#core/tools/parse-tools.ts";
import { convertTool } from "#core/tools/write-tools.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { Note } from "#ui/kit/note.tsx";

const NAMES: Record<ToolForm, string> = {
  anthropic: "Anthropic’s",
  openai: "OpenAI’s",
  responses: "OpenAI’s Responses",
};

/** Says that some tools are in another form than the requests of the column, and offers to rewrite them. */
export function FormNote({
  tools,
  form,
  onConvert,
}: {
  tools: readonly Tool[];
  form: ToolForm;
  onConvert: (tools: readonly Tool[]) => void;
}) {
  const others = tools.flatMap((tool) => (tool.kind === "function" && tool.form !== form ? [tool] : []));
  const [first] = others;
  if (!first) return null;
  return (
    <Note tone="accent" className="mx-4 mt-4">
      {others.length === 1 ? `The tool ${first.name} is` : `${others.length} tools are`} in {NAMES[first.form]} format,
      and the requests of this model are in {NAMES[form]}.{" "}
      <LinkButton onClick={() => onConvert(tools.map((tool) => convertTool(tool, form)))}>
        Rewrite in {NAMES[form]} format
      </LinkButton>
    </Note>
  );
}
