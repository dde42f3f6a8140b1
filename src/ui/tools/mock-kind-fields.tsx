import { Plus, Trash2 } from "lucide-react";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { parseArguments } from "#core/tools/parse-arguments.ts";
import { mockChanged } from "#state/edits/mock-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { CodeArea } from "./code-area.tsx";

type MockOf<Kind extends ToolMock["kind"]> = Extract<ToolMock, { kind: Kind }>;

/** Drops a mark that is not set: a stored mark is true or absent. */
const markError = <Marked extends { isError?: true }>({ isError: _before, ...rest }: Marked, isError: boolean) => ({
  ...rest,
  ...(isError && { isError: true as const }),
});

/** The result that every call gets. */
export function FixedFields({ mock }: { mock: MockOf<"fixed"> }) {
  return (
    <>
      <CodeArea
        label={`Text of the result of ${mock.toolName}`}
        placeholder="what each call gets"
        value={mock.result}
        onChange={(result) => mockChanged({ ...mock, result })}
      />
      <Checkbox
        label="This is an error"
        isChecked={mock.isError ?? false}
        onChange={(isError) => mockChanged({ ...markError(mock, isError), kind: "fixed" })}
        className="text-sm text-ink-2"
      />
    </>
  );
}

/** The results by arguments: the first entry whose fields a call has gives its result. */
export function TableFields({ mock, exampleText }: { mock: MockOf<"table">; exampleText: string }) {
  const { entries } = mock;
  const change = (next: MockOf<"table">["entries"]) => mockChanged({ ...mock, entries: next });
  return (
    <>
      <ol aria-label={`Entries of ${mock.toolName}`} className="flex flex-col gap-2.5">
        {entries.map((entry, index) => {
          const set = (next: typeof entry) => change(entries.with(index, next));
          return (
            // An entry has no name of its own, and is never moved.
            <li key={index} className="flex flex-col gap-1.5 border-s-2 border-line ps-2.5">
              <div className="flex items-start gap-2 max-sm:flex-col">
                <div className="w-full min-w-0 grow basis-0 max-sm:basis-auto">
                  <CodeArea
                    label={`Arguments of entry ${index + 1}`}
                    placeholder={'{"place": "Bergen"}'}
                    error={parseArguments(entry.argumentsText) ? undefined : "Not a JSON object."}
                    value={entry.argumentsText}
                    onChange={(argumentsText) => set({ ...entry, argumentsText })}
                  />
                </div>
                <div className="w-full min-w-0 grow basis-0 max-sm:basis-auto">
                  <CodeArea
                    label={`Result of entry ${index + 1}`}
                    placeholder="what such a call gets"
                    value={entry.result}
                    onChange={(result) => set({ ...entry, result })}
                  />
                </div>
              </div>
              <div className="flex items-center justify-between">
                <Checkbox
                  label="This is an error"
                  isChecked={entry.isError ?? false}
                  onChange={(isError) => set(markError(entry, isError))}
                  className="text-sm text-ink-2"
                />
                <IconButton
                  icon={Trash2}
                  label={`Remove entry ${index + 1}`}
                  onClick={() => change(entries.toSpliced(index, 1))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <Button
        className="self-start"
        onClick={() => change([...entries, { argumentsText: entries.length === 0 ? exampleText : "{}", result: "" }])}
      >
        <Plus size={14} aria-hidden /> Add entry
      </Button>
      <p className="text-sm text-ink-3">
        A call matches an entry when it has all of its fields with the same values. The first match counts.
      </p>
      <CodeArea
        label="Result of other calls"
        isLabelShown
        placeholder="empty: they wait for a result by hand"
        value={mock.otherwise ?? ""}
        onChange={(text) => {
          const { otherwise: _before, ...rest } = mock;
          mockChanged(text === "" ? rest : { ...rest, otherwise: text });
        }}
      />
    </>
  );
}

/** An expression over the arguments. */
export function ExpressionFields({ mock }: { mock: MockOf<"expression"> }) {
  return (
    <>
      <CodeArea
        label={`Expression of ${mock.toolName}`}
        placeholder={'place == "Bergen" ? "9 °C, rain" : "unknown"'}
        value={mock.expression}
        onChange={(expression) => mockChanged({ ...mock, expression })}
      />
      <p className="text-sm text-ink-3">
        Arguments stand under their names. <code>arguments</code> has all of them, <code>name</code> is the tool's. Data
        becomes JSON; an expression that fails becomes an error.
      </p>
    </>
  );
}
