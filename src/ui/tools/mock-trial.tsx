import { useState } from "react";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { answerCall } from "#core/tools/answer-call.ts";
import { parseArguments } from "#core/tools/parse-arguments.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { CodeArea } from "./code-area.tsx";

/** A field for arguments, and the result that the mock gives a call with them. */
export function MockTrial({ mock, exampleText }: { mock: ToolMock; exampleText: string }) {
  const [argumentsText, setArgumentsText] = useState(exampleText);
  const hasArguments = parseArguments(argumentsText) !== undefined;
  const result = answerCall(mock, { name: mock.toolName, argumentsText });
  return (
    <div role="group" aria-label={`Try ${mock.toolName}`} className="flex flex-col gap-1.5 border-t border-line pt-2.5">
      <CodeArea
        label="Try with arguments"
        isLabelShown
        placeholder="{}"
        error={hasArguments ? undefined : "Not a JSON object."}
        value={argumentsText}
        onChange={setArgumentsText}
      />
      {hasArguments && (
        <p className="flex gap-2 text-sm">
          <span className="shrink-0 text-ink-3">{result?.isError ? "Error" : "Result"}</span>
          <output
            className={joinClasses(
              "max-h-32 min-w-0 overflow-y-auto font-mono whitespace-pre-wrap wrap-anywhere",
              result?.isError && "text-danger",
              !result && "font-sans text-ink-3",
            )}
          >
            {result ? result.text || "nothing" : "waits for a result by hand"}
          </output>
        </p>
      )}
    </div>
  );
}
