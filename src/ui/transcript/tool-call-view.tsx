import { ChevronRight } from "lucide-react";
import type { ToolCallPart, ToolResultPart } from "#core/content/part.ts";
import { cutText } from "#core/cut-text.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { indentArguments } from "./indent-arguments.ts";
import { RawText } from "./part-views.tsx";

/** A call of a tool with its result on two lines, and both in full when it is opened. */
export function ToolCallView({ call, result }: { call: ToolCallPart | undefined; result: ToolResultPart }) {
  const name = call ? call.name || "a tool" : "a tool call that was deleted";
  const text = result.parts.map((part) => (part.kind === "text" ? part.text : `[${part.kind}]`)).join("\n\n");
  const title = `${result.isError ? "Error" : "Result"} of ${name}`;
  return (
    <details className="group/call rounded-card border border-line bg-sunken text-sm">
      <summary className="flex cursor-pointer items-start gap-1.5 px-2 py-1.5 marker:hidden">
        <ChevronRight
          size={14}
          aria-hidden
          className="mt-0.5 shrink-0 text-ink-3 transition-transform duration-100 group-open/call:rotate-90"
        />
        <span className="min-w-0 grow">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 truncate font-mono">
              <b className="font-medium text-ink">{name}</b>{" "}
              <span className="text-ink-3">{call && describeArguments(call.argumentsText)}</span>
            </span>
            {result.isMocked && (
              <span className="ms-auto shrink-0 rounded-chip bg-accent-soft px-1.5 text-xs text-accent">mock</span>
            )}
          </span>
          <span
            className={joinClasses("block truncate font-mono", result.isError ? "text-danger" : "text-ink-2")}
            dir="auto"
          >
            {result.isError && "error: "}
            {text === "" ? "nothing" : cutText(text, SHOWN_CHARS)}
          </span>
        </span>
      </summary>
      <div className="px-2 pt-1">
        {call && (
          <RawText title={`Arguments of ${name}`} text={indentArguments(call.argumentsText) || "without arguments"} />
        )}
        <RawText title={title} text={text === "" ? "nothing" : text} />
      </div>
    </details>
  );
}

/** The characters of a result that one line may show; a browser lays out all that it is given. */
const SHOWN_CHARS = 200;

/** Arguments in one line: `place: "Bergen", unit: "C"`. */
function describeArguments(argumentsText: string): string {
  const value = argumentsText.length > SHOWN_CHARS * 10 ? undefined : parseJson(argumentsText);
  if (!isJsonObject(value)) return cutText(argumentsText, SHOWN_CHARS);
  const fields = Object.entries(value).map(([name, each]) => `${name}: ${JSON.stringify(each)}`);
  return cutText(fields.join(", "), SHOWN_CHARS);
}
