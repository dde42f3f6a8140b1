import { memo, useState } from "react";
import type { Part } from "#core/content/part.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { loadRewrite, rewriteTyped } from "#state/document/rewrites.ts";
import { sendToolResults } from "#state/replies/run.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";

type ToolCall = Extract<Part, { kind: "tool-call" }>;

/** A field for the result of each tool call of a reply: Étude runs no tools, so the user enters the results. */
export const ToolResultFields = memo(function ToolResultFields({ reply }: { reply: Reply }) {
  const calls = reply.parts.filter((part) => part.kind === "tool-call");
  const [failed, setFailed] = useState<Readonly<Record<string, boolean>>>({});
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(calls.map(({ callId }) => [callId, loadRewrite(`${reply.id}:${callId}`) ?? ""])),
  );
  const [reason, setReason] = useState<string | null>(null);
  if (!isSettled(reply.status) || calls.length === 0) return null;
  const send = async () => {
    const results = calls.map(({ callId }): Part => {
      const text = texts[callId] ?? "";
      return {
        kind: "tool-result",
        callId,
        isError: failed[callId] ?? false,
        parts: text === "" ? [] : [{ kind: "text", text }],
      };
    });
    const refused = await sendToolResults(reply, results);
    setReason(refused);
    if (refused !== null) return;
    for (const { callId } of calls) rewriteTyped(`${reply.id}:${callId}`, null);
    setTexts({});
    setFailed({});
  };
  return (
    <div role="group" aria-label="Tool results" className="mt-1 flex flex-col gap-2.5">
      {calls.map((call, index) => (
        <ResultField
          key={call.callId}
          call={call}
          label={getResultLabel(call, calls, index)}
          text={texts[call.callId] ?? ""}
          isError={failed[call.callId] ?? false}
          onText={(text) => {
            setTexts({ ...texts, [call.callId]: text });
            rewriteTyped(`${reply.id}:${call.callId}`, text);
          }}
          onError={(isError) => setFailed({ ...failed, [call.callId]: isError })}
          onSend={() => void send()}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button data-press-once onClick={() => void send()}>
          {calls.length === 1 ? "Send the result" : "Send the results"}
        </Button>
        {reason !== null && <p className="text-sm text-danger">{reason}</p>}
      </div>
    </div>
  );
});

function ResultField({
  call,
  label,
  text,
  isError,
  onText,
  onError,
  onSend,
}: {
  call: ToolCall;
  label: string;
  text: string;
  isError: boolean;
  onText: (text: string) => void;
  onError: (isError: boolean) => void;
  onSend: () => void;
}) {
  return (
    <div className="rounded-card border border-line-strong bg-surface focus-within:border-accent-line">
      <AutoTextarea
        aria-label={label}
        placeholder={`what ${call.name || "the tool"} returned`}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          // The key belongs to this field and does not run the prompt.
          event.preventDefault();
          event.nativeEvent.stopImmediatePropagation();
          event.stopPropagation();
          onSend();
        }}
        className="max-h-64 min-h-9 overflow-y-auto px-3 py-2 font-mono text-sm outline-none"
      />
      <Checkbox
        label="This is an error"
        isChecked={isError}
        onChange={onError}
        className="px-3 pb-2 text-sm text-ink-2"
      />
    </div>
  );
}

function getResultLabel(call: ToolCall, calls: readonly ToolCall[], index: number): string {
  const isAlone = calls.filter(({ name }) => name === call.name).length === 1;
  return `Result of ${call.name || "the tool"}${isAlone ? "" : `, call ${index + 1}`}`;
}
