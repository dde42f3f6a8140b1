import { memo, useMemo, useState } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { Part, ToolCallPart } from "#core/content/part.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { answerCalls } from "#core/tools/answer-calls.ts";
import { decideRound, MAX_TOOL_ROUNDS } from "#core/tools/decide-round.ts";
import { loadRewrite, rewriteTyped } from "#state/document/rewrites.ts";
import { useMaxToolRounds, useMocks } from "#state/document/use-mocks.ts";
import { useEarlierRounds } from "#state/document/use-rounds.ts";
import { layerOpened } from "#state/layers.ts";
import { sendToolResults } from "#state/replies/run.ts";
import { goOnWithMocks } from "#state/replies/send-round.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";

/** A result as it stands in its field. It is true of `isMocked` where it is what a mock gives. */
type FieldResult = { text: string; isError: boolean; isMocked: boolean };

/**
 * A field for the result of each tool call of a reply, with the results of mocks. Where mocks have answered all calls and
 * stopped, the rounds go on at a press.
 */
export const ToolResultFields = memo(function ToolResultFields({ reply }: { reply: Reply }) {
  const calls = reply.parts.filter((part) => part.kind === "tool-call");
  const [failed, setFailed] = useState<Readonly<Record<string, boolean>>>({});
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      calls.flatMap(({ callId }) => {
        const kept = loadRewrite(`${reply.id}:${callId}`);
        return kept === null ? [] : [[callId, kept]];
      }),
    ),
  );
  const [reason, setReason] = useState<string | null>(null);
  const { mocked, stop } = useMockedResults(reply);
  if (!isSettled(reply.status) || calls.length === 0) return null;
  const getResult = ({ callId }: ToolCallPart): FieldResult => {
    const byMock = mocked.get(callId);
    const text = texts[callId] ?? byMock?.text ?? "";
    const isError = failed[callId] ?? byMock?.isError ?? false;
    return { text, isError, isMocked: text === byMock?.text && isError === byMock.isError };
  };
  const goOn = stop && calls.every((call) => getResult(call).isMocked) ? stop : undefined;
  const send = async () => {
    if (goOn) return goOnWithMocks(reply);
    const results = calls.map((call): Part => {
      const { text, isError, isMocked } = getResult(call);
      return {
        kind: "tool-result",
        callId: call.callId,
        isError,
        ...(isMocked && { isMocked }),
        parts: text === "" ? [] : [{ kind: "text", text }],
      };
    });
    const refused = await sendToolResults(reply, results);
    setReason(refused);
    if (refused !== null) return undefined;
    for (const { callId } of calls) rewriteTyped(`${reply.id}:${callId}`, null);
    setTexts({});
    setFailed({});
    return undefined;
  };
  return (
    <div role="group" aria-label="Tool results" className="mt-1 flex flex-col gap-2.5">
      {calls.map((call, index) => (
        <ResultField
          key={call.callId}
          call={call}
          label={getResultLabel(call, calls, index)}
          result={getResult(call)}
          onText={(text) => {
            setTexts({ ...texts, [call.callId]: text });
            rewriteTyped(`${reply.id}:${call.callId}`, text);
          }}
          onError={(isError) => setFailed({ ...failed, [call.callId]: isError })}
          onSend={() => void send()}
        />
      ))}
      {goOn && <p className="text-sm text-ink-2">{goOn.sentence}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button data-press-once onClick={() => void send()}>
          {goOn ? goOn.label : calls.length === 1 ? "Send the result" : "Send the results"}
        </Button>
        {reason !== null && <p className="text-sm text-danger">{reason}</p>}
      </div>
    </div>
  );
});

/** The results of mocks by call, and the words where mocks have answered all calls and no round follows by itself. */
function useMockedResults(reply: Reply) {
  const mocks = useMocks();
  const limit = useMaxToolRounds() ?? MAX_TOOL_ROUNDS;
  const earlier = useEarlierRounds(reply);
  return useMemo(() => {
    const replies = Object.fromEntries(earlier.map((each) => [each.id, each]));
    const decision = decideRound({ mocks: [...mocks], maxToolRounds: limit, replies }, reply);
    const results = decision?.results ?? answerCalls(mocks, reply.parts).results;
    const mocked = new Map(
      results.map(({ callId, isError, parts: [part] }) => [
        callId,
        { text: part?.kind === "text" ? part.text : "", isError },
      ]),
    );
    return { mocked, stop: decision && describeStop(decision, limit) };
  }, [mocks, limit, earlier, reply]);
}

function describeStop(decision: NonNullable<ReturnType<typeof decideRound>>, limit: number) {
  switch (decision.kind) {
    case "send":
      return { sentence: "Mocks answer all calls.", label: "Go on" };
    case "limit":
      return {
        sentence: `Stopped after ${decision.roundCount} rounds, the most that follow by themselves.`,
        label: `Go on for ${limit} more`,
      };
    case "circle":
      return {
        sentence: "Stopped: the same calls got the same results as in the round before, so this goes in a circle.",
        label: "Go on",
      };
    default:
      return assertNever(decision);
  }
}

function ResultField({
  call,
  label,
  result: { text, isError, isMocked },
  onText,
  onError,
  onSend,
}: {
  call: ToolCallPart;
  label: string;
  result: FieldResult;
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
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 pb-1.5">
        <Checkbox label="This is an error" isChecked={isError} onChange={onError} className="text-sm text-ink-2" />
        {isMocked && <span className="rounded-chip bg-accent-soft px-1.5 text-xs text-accent">mock</span>}
        <Button
          look="ghost"
          className="-me-2 ms-auto text-sm"
          title={`Give ${call.name || "this tool"} a mock, which answers its calls in place of the tool`}
          onClick={() =>
            layerOpened({ kind: "mocks", call: { name: call.name, argumentsText: call.argumentsText, result: text } })
          }
        >
          {isMocked ? "Change the mock…" : "Answer by itself…"}
        </Button>
      </div>
    </div>
  );
}

function getResultLabel(call: ToolCallPart, calls: readonly ToolCallPart[], index: number): string {
  const isAlone = calls.filter(({ name }) => name === call.name).length === 1;
  return `Result of ${call.name || "the tool"}${isAlone ? "" : `, call ${index + 1}`}`;
}
