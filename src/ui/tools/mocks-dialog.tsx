import { useState } from "react";
import type { Layer } from "#state/layers.ts";
import { MAX_TOOL_ROUNDS } from "#core/tools/decide-round.ts";
import { parseTools } from "#core/tools/parse-tools.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSetting } from "#state/document/documents.ts";
import { useMaxToolRounds, useMocks } from "#state/document/use-mocks.ts";
import { maxToolRoundsChanged } from "#state/edits/mock-edits.ts";
import { layerClosed } from "#state/layers.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { MockFields } from "./mock-fields.tsx";

/** The mocks of the conversation, one for each tool of a column, and how many rounds they go. What is typed is kept at once. */
export function MocksDialog({
  variantId,
  call,
}: {
  variantId: Id;
  /** The call that the dialog was opened for. */
  call: Extract<Layer, { kind: "mocks" }>["call"];
}) {
  const mocks = useMocks();
  const tools = parseTools(useSetting(variantId, "parameters")?.["tools"]) ?? [];
  const own = tools.flatMap((tool) => (tool.kind === "function" && tool.name !== "" ? [tool] : []));
  const names = [
    ...new Set([
      ...(call ? [call.name] : []),
      ...own.map(({ name }) => name),
      ...mocks.map(({ toolName }) => toolName),
    ]),
  ];
  return (
    <Dialog title="Mocks" position="wide" onClose={layerClosed}>
      <DialogBody className="w-160 max-w-full">
        <p className="text-ink-2">
          A mock answers the calls of a tool, so that a conversation goes on by itself until the model calls none.
        </p>
        {names.length === 0 && <p className="text-ink-3">This column has no tools yet. Add some under tools.</p>}
        {names.map((name) => (
          <MockFields
            key={name}
            name={name}
            description={own.find((tool) => tool.name === name)?.description ?? ""}
            schema={own.find((tool) => tool.name === name)?.schema}
            mock={mocks.find(({ toolName }) => toolName === name)}
            call={call?.name === name ? call : undefined}
          />
        ))}
        <RoundsField />
      </DialogBody>
    </Dialog>
  );
}

function RoundsField() {
  const limit = useMaxToolRounds() ?? MAX_TOOL_ROUNDS;
  const [typed, setTyped] = useState(String(limit));
  const isValid = /^[1-9]\d{0,3}$/.test(typed.trim());
  return (
    <TextField
      label="Rounds at most"
      hint="Then the conversation stops and offers to go on."
      error={isValid ? undefined : "A whole number from 1 to 9999."}
      inputMode="numeric"
      value={typed}
      onChange={(text) => {
        setTyped(text);
        if (/^[1-9]\d{0,3}$/.test(text.trim())) maxToolRoundsChanged(Number(text));
      }}
      className="max-w-24"
    />
  );
}
