import { useRef, useState } from "react";
import type { Json } from "#core/json.ts";
import { isSameJson } from "#core/json.ts";
import { findFreeName } from "#core/tools/tool-names.ts";
import { buildFunctionTool, convertTool, NO_ARGUMENTS } from "#core/tools/write-tools.ts";
import type { Tool } from "#core/tools/parse-tools.ts";
import type { Id } from "#core/vocabulary.ts";
import { useColumnIds, useSetting } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { useToolList } from "#state/tools/tool-list.ts";
import { toolRemoved, toolsChanged } from "#state/tools/tool-list-edits.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { FormNote } from "./form-note.tsx";
import { ToolEditor } from "./tool-editor.tsx";
import { ToolSources, type ToolSource } from "./tool-sources.tsx";
import { ToolSide } from "./tool-side.tsx";
import { UnreadTools } from "./unread-tools.tsx";

/** The text typed for the JSON of a tool while it is no JSON. */
type Draft = { of: Json; text: string };

/** A dialog that writes the tools of a column: a form beside the JSON that is sent, and the ways to take tools in. */
export function ToolsDialog({ variantId, letter }: { variantId: Id; letter: string }) {
  const list = useToolList(variantId);
  const connectionId = useSetting(variantId, "connectionId") ?? "";
  const { dialect } = useCapabilities(connectionId, useSetting(variantId, "modelId") ?? "");
  const isAlone = useColumnIds().length === 1;
  const [chosen, setChosen] = useState(0);
  const [source, setSource] = useState<ToolSource>();
  const [texts, setTexts] = useState<Partial<Record<ToolSource, string>>>({});
  // A draft belongs to the tool that is sent in its place, wherever that stands.
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [addedCount, setAddedCount] = useState(0);
  const newButton = useRef<HTMLButtonElement>(null);
  const tools = "tools" in list ? list.tools : [];
  const index = Math.min(chosen, tools.length - 1);
  const tool = tools[index];
  const show = (next: number, from?: ToolSource) => {
    setChosen(next);
    setSource(from);
  };
  const draftOf = ({ raw }: Tool) => drafts.find(({ of }) => isSameJson(of, raw))?.text;
  const hasDraft = tools.some((each) => draftOf(each) !== undefined);
  const isTyped = Object.values(texts).some((text) => text.trim() !== "");
  const add = (added: readonly Tool[]) => {
    const names = tools.map(({ name }) => name);
    const fitting = added.map((each) => convertTool(each, dialect));
    toolsChanged(variantId, [...tools, ...fitting]);
    setAddedCount((count) => count + 1);
    if (source) setTexts((before) => ({ ...before, [source]: "" }));
    show(names.length);
  };
  const addNew = () => {
    const name = findFreeName(
      "new_tool",
      tools.map((each) => each.name),
    );
    add([buildFunctionTool(dialect, { name, description: "", schema: NO_ARGUMENTS })]);
  };
  const move = (by: number) => {
    const others = tools.toSpliced(index, 1);
    if (tool) toolsChanged(variantId, others.toSpliced(index + by, 0, tool));
    show(index + by);
  };
  return (
    <Dialog
      title={isAlone ? "Tools" : `Tools of column ${letter}`}
      position="wide"
      isUnsaved={isTyped || hasDraft}
      initialFocus={newButton}
      onClose={layerClosed}
    >
      <div className="flex min-h-0 w-256 max-w-full grow max-sm:flex-col max-sm:overflow-y-auto sm:h-160">
        {"reason" in list ? (
          <UnreadTools variantId={variantId} reason={list.reason} text={list.text} />
        ) : (
          <>
            <ToolSide
              ref={newButton}
              tools={tools}
              chosen={source === undefined ? index : undefined}
              source={source}
              onChoose={(next) => show(next)}
              onNew={addNew}
              onSource={(next) => show(index, next)}
            />
            <div className="flex min-h-0 min-w-0 grow flex-col sm:overflow-y-auto">
              {!hasDraft && (
                <FormNote tools={tools} form={dialect} onConvert={(converted) => toolsChanged(variantId, converted)} />
              )}
              {source !== undefined ? (
                <ToolSources
                  key={source}
                  source={source}
                  tools={tools}
                  form={dialect}
                  onAdd={add}
                  text={texts[source] ?? ""}
                  onType={(text) => setTexts((before) => ({ ...before, [source]: text }))}
                />
              ) : tool ? (
                <ToolEditor
                  key={`${index} ${addedCount}`}
                  tool={tool}
                  tools={tools}
                  index={index}
                  onChange={(next) => toolsChanged(variantId, tools.with(index, next))}
                  draft={draftOf(tool)}
                  onDraft={(text) =>
                    setDrafts((before) => [
                      ...before.filter(({ of }) => !isSameJson(of, tool.raw)),
                      ...(text === undefined ? [] : [{ of: tool.raw, text }]),
                    ])
                  }
                  onMove={move}
                  onDuplicate={(copy) => {
                    toolsChanged(variantId, tools.toSpliced(index + 1, 0, copy));
                    show(index + 1);
                  }}
                  onRemove={() => {
                    toolRemoved(variantId, tools, index);
                    show(Math.max(0, index - 1));
                  }}
                />
              ) : (
                <p className="p-4 text-ink-2">
                  A tool is a function that the model may call: it has a name, a description and parameters. Write one,
                  or take it from a function or an API.
                </p>
              )}
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
