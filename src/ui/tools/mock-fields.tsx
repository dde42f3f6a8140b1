import { useState } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import type { Json } from "#core/json.ts";
import { mockChanged } from "#state/edits/mock-edits.ts";
import { Select } from "#ui/kit/select.tsx";
import { MockTrial } from "./mock-trial.tsx";
import { ExpressionFields, FixedFields, TableFields } from "./mock-kind-fields.tsx";
import { writeExampleArguments } from "#core/tools/write-example-arguments.ts";

type Choice = ToolMock["kind"] | "hand";

const CHOICES: readonly { value: Choice; label: string }[] = [
  { value: "hand", label: "By hand" },
  { value: "fixed", label: "Always the same" },
  { value: "table", label: "By its arguments" },
  { value: "expression", label: "By an expression" },
];

/** A call for which a mock is made, with the result that is typed already. */
type MockedCall = { argumentsText: string; result: string };

/** The mock of one tool: how it answers, its fields, and a try. */
export function MockFields({
  name,
  description,
  schema,
  mock,
  call,
}: {
  name: string;
  description: string;
  schema: Json | undefined;
  mock: ToolMock | undefined;
  call: MockedCall | undefined;
}) {
  // What was entered for another kind comes back with it while the dialog is open.
  const [entered, setEntered] = useState<Partial<Record<ToolMock["kind"], ToolMock>>>({});
  const shown = mock && !mock.isOff ? mock : undefined;
  const exampleText = call?.argumentsText ?? writeExampleArguments(schema);
  const choose = (choice: Choice) => {
    if (mock) setEntered({ ...entered, [mock.kind]: mock });
    if (choice === "hand") {
      if (mock) mockChanged({ ...mock, isOff: true });
      return;
    }
    const known = mock?.kind === choice ? mock : entered[choice];
    const { isOff: _off, ...rest } =
      known ?? startMock(name, choice, { argumentsText: exampleText, result: call?.result ?? "" });
    mockChanged(rest);
  };
  return (
    <section aria-label={name} className="flex flex-col gap-2.5 rounded-card border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h3 className="min-w-0 grow font-mono font-medium wrap-anywhere">{name}</h3>
        <Select
          label="Result"
          aria-label={`Result of ${name}`}
          options={CHOICES}
          value={shown?.kind ?? "hand"}
          onChange={choose}
        />
      </div>
      {description !== "" && <p className="line-clamp-2 text-sm text-ink-3">{description}</p>}
      {shown && <KindFields mock={shown} exampleText={exampleText} />}
      {shown && <MockTrial mock={shown} exampleText={exampleText} />}
    </section>
  );
}

function startMock(toolName: string, kind: ToolMock["kind"], { argumentsText, result }: MockedCall): ToolMock {
  switch (kind) {
    case "fixed":
      return { toolName, kind, result };
    case "table":
      return { toolName, kind, entries: [{ argumentsText, result }] };
    case "expression":
      return { toolName, kind, expression: result === "" ? "" : JSON.stringify(result) };
    default:
      return assertNever(kind);
  }
}

function KindFields({ mock, exampleText }: { mock: ToolMock; exampleText: string }) {
  switch (mock.kind) {
    case "fixed":
      return <FixedFields mock={mock} />;
    case "table":
      return <TableFields mock={mock} exampleText={exampleText} />;
    case "expression":
      return <ExpressionFields mock={mock} />;
    default:
      return assertNever(mock);
  }
}
