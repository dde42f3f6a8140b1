import { expect, test } from "vitest";
import { exampleReply } from "#fixtures/example-conversation.ts";
import { explainFinishReason } from "./explain-finish-reason.ts";

const ended = (finishReason: string, more = {}) =>
  explainFinishReason(exampleReply({ status: "done", parts: [{ kind: "text", text: "So" }], finishReason, ...more }));

test("an ordinary end needs no word, and an unknown one is shown as it came", () => {
  expect(ended("stop")).toBeUndefined();
  expect(ended("end_turn")).toBeUndefined();
  expect(ended("some_new_word")).toBe("Ended with “some_new_word”.");
});

test("the stop sequence it ended at is named where the wire says which, also one of line ends alone", () => {
  expect(ended("stop_sequence")).toBe("Ended at a stop sequence.");
  expect(ended("stop_sequence", { stopSequence: "END" })).toBe('Ended at the stop sequence "END".');
  expect(ended("stop_sequence", { stopSequence: "\n\n" })).toBe('Ended at the stop sequence "\\n\\n".');
});

test("a call of a tool waits for its result until another reply goes on from it", () => {
  const called = exampleReply({
    status: "done",
    finishReason: "tool_use",
    parts: [{ kind: "tool-call", callId: "a", name: "look", argumentsText: "{}" }],
  });
  expect(explainFinishReason(called)).toContain("waits for its result");
  expect(explainFinishReason(called, true)).not.toContain("waits");
});
