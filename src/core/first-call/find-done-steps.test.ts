import { expect, test } from "vitest";
import type { Conversation, Settings } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { compareWithSample, findDoneSteps, type FirstCallFacts } from "./find-done-steps.ts";
import { SAMPLE_CALL } from "./sample-call.ts";

const { connectionId, modelId, prompt } = SAMPLE_CALL;
const settings: Settings = { connectionId, modelId, system: "", variables: {}, parameters: {}, extraJson: "" };
const taken = createConversation("c", "v", settings);
const nothing: FirstCallFacts = {
  hasKey: false,
  conversation: undefined,
  draft: "empty",
  taken: { id: "c", parameters: {} },
  isCodeCopied: false,
};
const find = (facts: Partial<FirstCallFacts>) => findDoneSteps({ ...nothing, ...facts });
const answer = (conversation: Conversation, sent = settings, status: "done" | "failed" = "done") =>
  addReplies(addTurn(conversation, { ...exampleTurn("t", null), parts: [{ kind: "text", text: prompt }] }), [
    exampleReply({ id: "r", turnId: "t", variantId: "v", status, sentWith: { ...exampleReply().sentWith, ...sent } }),
  ]);

test("at first no step is done, and a key proves the account", () => {
  expect(find({})).toEqual([]);
  expect(find({ conversation: taken })).toEqual([]);
  expect(find({ hasKey: true })).toEqual(["account", "key"]);
});

test("the sample counts in the composer and as a turn, with Claude Opus 4.5 on AI/ML API alone", () => {
  expect(find({ conversation: taken, draft: "sample" })).toEqual(["sample"]);
  expect(
    find({ conversation: createConversation("c", "v", { ...settings, connectionId: "demo" }), draft: "sample" }),
  ).toEqual([]);
  const other = createConversation("c", "v", { ...settings, modelId: "openai/gpt-5" });
  expect(find({ conversation: other, draft: "sample" })).toEqual([]);
  expect(compareWithSample(" Hello\n")).toBe("sample");
});

test("another prompt, a parameter, a system prompt and a sweep are a change, in the conversation that took the sample", () => {
  expect(find({ conversation: taken, draft: "other" })).toEqual(["change"]);
  expect(find({ conversation: taken, draft: "other", taken: { id: "d", parameters: {} } })).toEqual([]);
  const withParameter = createConversation("c", "v", { ...settings, parameters: { temperature: 0 } });
  expect(find({ conversation: withParameter })).toEqual(["change"]);
  expect(find({ conversation: withParameter, taken: { id: "c", parameters: { temperature: 0 } } })).toEqual([]);
  expect(find({ conversation: createConversation("c", "v", { ...settings, system: "Be brief." }) })).toEqual([
    "change",
  ]);
  const swept = { ...taken, variants: [{ id: "v", overrides: {}, swept: { temperature: "0, 1" } }] };
  expect(find({ conversation: swept })).toEqual(["change"]);
});

test("a whole answer of the model is the run, and proves key and account; a failure and the demo's answer are not", () => {
  expect(find({ conversation: answer(taken) })).toEqual(["account", "key", "sample", "run"]);
  expect(find({ conversation: answer(taken, settings, "failed") })).toEqual(["sample"]);
  expect(find({ conversation: answer(taken, { ...settings, connectionId: "demo" }) })).toEqual(["sample"]);
});

test("copied code is the last step", () => {
  expect(find({ isCodeCopied: true })).toEqual(["code"]);
});
