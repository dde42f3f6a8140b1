import type { Part, ToolCallPart, ToolResultPart } from "#core/content/part.ts";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { answerCall } from "./answer-call.ts";

/** The calls of an answer: the results that mocks give, and the calls that wait for a person. */
export type AnsweredCalls = { results: ToolResultPart[]; open: ToolCallPart[] };

/** Answers the calls among the parts of an answer by the mocks of their tools. */
export function answerCalls(mocks: readonly ToolMock[], parts: readonly Part[]): AnsweredCalls {
  const answered: AnsweredCalls = { results: [], open: [] };
  for (const part of parts) {
    if (part.kind !== "tool-call") continue;
    const mock = mocks.find(({ toolName }) => toolName === part.name);
    const result = mock && answerCall(mock, part);
    if (!result) answered.open.push(part);
    else
      answered.results.push({
        kind: "tool-result",
        callId: part.callId,
        isError: result.isError,
        isMocked: true,
        parts: result.text === "" ? [] : [{ kind: "text", text: result.text }],
      });
  }
  return answered;
}
