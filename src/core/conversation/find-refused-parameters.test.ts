import { expect, test } from "vitest";
import { addReplies, addTurn } from "./edit-turns.ts";
import type { Reply } from "./conversation.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { findRefusedParameters } from "./find-refused-parameters.ts";
import { changeSettings } from "./settings.ts";

const parameters = { max_tokens: 4096, temperature: 0.5, top_p: 0.9 };
const refusal = (serverMessage: string, change: Partial<Reply> = {}): Reply => {
  const reply = exampleReply({
    status: "failed",
    endedAtMs: 1,
    failure: { kind: "bad-request", status: 400, serverMessage },
    ...change,
  });
  return { ...reply, sentWith: { ...reply.sentWith, parameters, extraJson: '{"beta": 1}' } };
};
const now = changeSettings(addTurn(exampleConversation(), exampleTurn("t1", null)), "a", {
  parameters,
  extraJson: '{"beta": 1}',
});
const TOO_MANY = "Body validation error\nmax_tokens: Expected number <= 64, received 4096";
const LINE = "max_tokens: Expected number <= 64, received 4096";

test("a refused value is marked with the line that names it, until it is changed or a run succeeds", () => {
  const refused = addReplies(now, [refusal(TOO_MANY)]);
  expect(findRefusedParameters(refused, "a")).toEqual({ max_tokens: LINE });
  expect(
    findRefusedParameters(changeSettings(refused, "a", { parameters: { ...parameters, max_tokens: 64 } }), "a"),
  ).toEqual({});
  expect(findRefusedParameters(changeSettings(refused, "a", { modelId: "another" }), "a")).toEqual({});
  const rerun = (change: Partial<Reply>) =>
    addReplies(refused, [refusal(TOO_MANY, { id: "r2", sample: 1, ...change })]);
  expect(findRefusedParameters(rerun({ status: "streaming" }), "a")).toEqual({ max_tokens: LINE });
  expect(findRefusedParameters(rerun({ status: "done", endedAtMs: 2 }), "a")).toEqual({});
  expect(findRefusedParameters(rerun({ status: "done", endedAtMs: 2, variantId: "b" }), "a")).toEqual({
    max_tokens: LINE,
  });
});

test("both of two exclusive parameters are marked; a name in the extra JSON marks the extra JSON", () => {
  const both = "`temperature` and `top_p` cannot both be specified";
  expect(findRefusedParameters(addReplies(now, [refusal(both)]), "a")).toEqual({ temperature: both, top_p: both });
  const beta = addReplies(now, [refusal("beta: Expected a boolean")]);
  expect(findRefusedParameters(beta, "a")).toEqual({ "Extra JSON": "beta: Expected a boolean" });
  expect(findRefusedParameters(changeSettings(beta, "a", { extraJson: "" }), "a")).toEqual({});
});

test("another failure, and a message that names no sent parameter, mark nothing", () => {
  expect(findRefusedParameters(addReplies(now, [refusal("top_k is wrong")]), "a")).toEqual({});
  expect(
    findRefusedParameters(
      addReplies(now, [refusal(TOO_MANY, { failure: { kind: "server-error", serverMessage: TOO_MANY } })]),
      "a",
    ),
  ).toEqual({});
});
