import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { explainFinishReason } from "./explain-finish-reason.ts";

const ended = (finishReason: string, more = {}) =>
  explainFinishReason(exampleReply({ status: "done", parts: [{ kind: "text", text: "So" }], finishReason, ...more }));

test("an ordinary finish reason needs no sentence, and an unknown one is shown unchanged", () => {
  expect(ended("stop")).toBeUndefined();
  expect(ended("end_turn")).toBeUndefined();
  expect(ended("some_new_word")).toBe("Finish reason: some_new_word.");
});

test("the stop sequence is named where the wire sends it, even one of line ends only", () => {
  expect(ended("stop_sequence")).toBe("Stopped at a stop sequence.");
  expect(ended("stop_sequence", { stopSequence: "END" })).toBe('Stopped at the stop sequence "END".');
  expect(ended("stop_sequence", { stopSequence: "\n\n" })).toBe('Stopped at the stop sequence "\\n\\n".');
});

test("a tool call waits for its result until another reply continues from it", () => {
  const called = exampleReply({
    status: "done",
    finishReason: "tool_use",
    parts: [{ kind: "tool-call", callId: "a", name: "look", argumentsText: "{}" }],
  });
  expect(explainFinishReason(called)).toContain("waits for its result");
});
