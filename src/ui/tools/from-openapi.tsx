import { useState } from "react";
import { readOpenApiOperation, type OpenApiOperation } from "#core/tools/read-openapi-operation.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { buildSignatureTools } from "./build-signature-tools.ts";
import { FoundTools } from "./found-tools.tsx";
import { PasteField } from "./pasted-tools.tsx";
import type { ToolSourceProps } from "./tool-sources.tsx";
import { useOpenApiText } from "./use-openapi-text.ts";

/** As many as are read through; more are found by their words. */
const MAX_SHOWN = 50;
/** From this number on there is a field to find operations. */
const MANY = 8;

const getKey = ({ method, path }: OpenApiOperation): string => `${method} ${path}`;

/** Makes tools of operations of a pasted OpenAPI document. */
export function FromOpenApi({ tools, form, text, onAdd, onType }: ToolSourceProps) {
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const read = useOpenApiText(text);
  const document = read && "document" in read ? read.document : undefined;
  const operations = read && "operations" in read ? read.operations : [];
  const only = operations.length === 1 ? operations : undefined;
  const taken = only ?? operations.filter((each) => chosen.includes(getKey(each)));
  const found = document
    ? buildSignatureTools(
        taken.map((each) => readOpenApiOperation(document, each)),
        tools,
        form,
      )
    : [];
  const shown = operations.filter((each) =>
    `${getKey(each)} ${each.summary}`.toLowerCase().includes(words.toLowerCase()),
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      <PasteField
        label="OpenAPI 3 document"
        placeholder="openapi: 3.0.0 …"
        hint="In JSON or YAML. Parameters in the path and the query and the body become the arguments."
        text={text}
        reason={read && "reason" in read ? read.reason : undefined}
        onType={onType}
      />
      {operations.length > MANY && <TextField label="Find an operation" value={words} onChange={setWords} />}
      {operations.length > 1 && (
        <ul aria-label="Operations" className="flex max-h-60 flex-col gap-1 overflow-y-auto">
          {shown.slice(0, MAX_SHOWN).map((each) => {
            const key = getKey(each);
            return (
              <li key={key}>
                <Checkbox
                  label={
                    <span className="min-w-0 wrap-anywhere">
                      <span className="font-mono text-sm">{key}</span>{" "}
                      <span className="text-ink-2">{each.summary}</span>
                    </span>
                  }
                  isChecked={chosen.includes(key)}
                  onChange={(is) => setChosen(is ? [...chosen, key] : chosen.filter((other) => other !== key))}
                />
              </li>
            );
          })}
        </ul>
      )}
      {shown.length > MAX_SHOWN && (
        <p className="text-sm text-ink-3">{shown.length - MAX_SHOWN} more. Find them by their words.</p>
      )}
      <FoundTools found={found} />
      <Button
        look="primary"
        className="self-start"
        offReason={
          found.length > 0
            ? undefined
            : operations.length === 0
              ? "Paste a document first"
              : "Choose an operation first"
        }
        onClick={() => onAdd(found.map(({ tool }) => tool))}
      >
        {found.length > 1 ? `Add ${found.length} tools` : "Add tool"}
      </Button>
    </div>
  );
}
