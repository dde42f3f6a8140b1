import { expect, test } from "vitest";
import { suggestModels } from "./suggest-models.ts";

const CATALOGUE = [
  "openai/gpt-6-mini",
  "anthropic/claude-haiku-4-5",
  "anthropic/claude-opus-4-8",
  "anthropic/claude-opus-4-7",
  "anthropic/claude-sonnet-5",
  "aurora/aurora-1.5-small",
].map((id) => ({ id, aliases: [], isChat: true, pages: [] }));

test("the newest models of the same family are suggested first for a retired model", () => {
  expect(suggestModels("anthropic/claude-opus-4-5", CATALOGUE).map(({ id }) => id)).toEqual([
    "anthropic/claude-opus-4-8",
    "anthropic/claude-opus-4-7",
    "anthropic/claude-sonnet-5",
  ]);
  expect(suggestModels("claude-opus-4-5-20251101", CATALOGUE)[0]?.id).toBe("anthropic/claude-opus-4-8");
});

test("no model of another developer is suggested", () => {
  expect(suggestModels("gpt-5", CATALOGUE).map(({ id }) => id)).toEqual(["openai/gpt-6-mini"]);
  expect(suggestModels("mistral/large", CATALOGUE)).toEqual([]);
});

test("the retired model itself is not suggested under another name", () => {
  const [first] = suggestModels("claude-opus-4-5", [
    { id: "anthropic/claude-opus-4-5", aliases: ["claude-opus-4-5"], isChat: true, pages: [] },
    { id: "anthropic/claude-opus-4-8", aliases: [], isChat: true, pages: [] },
  ]);
  expect(first?.id).toBe("anthropic/claude-opus-4-8");
});
