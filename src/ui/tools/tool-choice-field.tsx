import { parseTools } from "#core/tools/parse-tools.ts";
import { isSerialChoice, parseToolChoice, type ToolChoice, writeToolChoice } from "#core/tools/tool-choice.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSetting } from "#state/document/documents.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { Select } from "#ui/kit/select.tsx";

const UNSET = "";
const OTHER = "other";
const TOOL = "tool ";

/** The choices of `tool_choice` by name, in the form of the column's dialect: any tool, none, or one of the column's. */
export function ToolChoiceField({ variantId }: { variantId: Id }) {
  const { dialect } = useCapabilities(
    useSetting(variantId, "connectionId") ?? "",
    useSetting(variantId, "modelId") ?? "",
  );
  const { tools, tool_choice: value } = useSetting(variantId, "parameters") ?? {};
  const choice = parseToolChoice(value);
  const isSerial = isSerialChoice(value);
  const names = new Set((parseTools(tools) ?? []).flatMap(({ name }) => (name === "" ? [] : [name])));
  if (choice?.kind === "tool") names.add(choice.name);
  const set = (next: ToolChoice, serial: boolean) =>
    parameterChanged(variantId, "tool_choice", writeToolChoice(next, dialect, serial));
  return (
    <div className="mt-1.5 flex flex-col gap-1.5 text-sm">
      <Select
        label="Calls"
        options={[
          { value: UNSET, label: "not sent" },
          { value: "auto", label: "as the model likes" },
          { value: "any", label: "at least one tool" },
          { value: "none", label: "no tool" },
          ...[...names].map((name) => ({ value: `${TOOL}${name}`, label: name })),
          ...(value !== undefined && !choice ? [{ value: OTHER, label: "as written above" }] : []),
        ]}
        value={writeOption(choice, value !== undefined)}
        onChange={(option) => {
          if (option === OTHER) return;
          if (option === UNSET) parameterChanged(variantId, "tool_choice", undefined);
          else set(readOption(option), isSerial);
        }}
      />
      {dialect === "anthropic" && choice && choice.kind !== "none" && (
        <Checkbox label="One call at a time" isChecked={isSerial} onChange={(serial) => set(choice, serial)} />
      )}
    </div>
  );
}

function writeOption(choice: ToolChoice | undefined, isSet: boolean): string {
  if (!choice) return isSet ? OTHER : UNSET;
  return choice.kind === "tool" ? `${TOOL}${choice.name}` : choice.kind;
}

function readOption(option: string): ToolChoice {
  if (option === "auto" || option === "any" || option === "none") return { kind: option };
  return { kind: "tool", name: option.slice(TOOL.length) };
}
