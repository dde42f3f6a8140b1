import { expect, test } from "vitest";
import { selectSpecs } from "./select-specs.ts";
import { selectSendable } from "./select-sendable.ts";
import { setParameter } from "./set-parameter.ts";

const CLAUDE = selectSpecs("claude", "anthropic/claude-opus-4-5");
const REASONING = selectSpecs("reasoning", "openai/o3");

test("a limit set for one model is sent to another one under the name that it takes", () => {
  expect(selectSendable("reasoning", REASONING, { max_tokens: 4096 })).toEqual({ max_completion_tokens: 4096 });
  expect(selectSendable("claude", CLAUDE, { max_completion_tokens: 4096 })).toEqual({ max_tokens: 4096 });
  expect(selectSendable("claude", CLAUDE, { max_tokens: 4096 })).toEqual({ max_tokens: 4096 });
  expect(selectSendable("reasoning", REASONING, { max_tokens: 1, max_completion_tokens: 2 })).toEqual({
    max_completion_tokens: 2,
  });
});

test("a limit is set and unset under one name", () => {
  expect(setParameter({ max_tokens: 4096, seed: 1 }, "max_completion_tokens", 9)).toEqual({
    max_completion_tokens: 9,
    seed: 1,
  });
  expect(setParameter({ max_tokens: 4096, seed: 1 }, "max_completion_tokens", undefined)).toEqual({ seed: 1 });
});
