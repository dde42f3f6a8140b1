import { expect, test } from "vitest";
import { rankSections } from "./rank-sections.ts";

test.each([
  ["What is temperature?", "Temperature"],
  ["What are good values for temperature when writing code?", "Temperature"],
  ["why is the answer different every time", "Temperature"],
  ["What does top p do?", "top_p"],
  ["top-k", "top_k"],
  ["why are my answers cut off", "max_tokens"],
  ["What are stop sequences for?", "Stop sequences"],
  ["thinking budget", "Thinking and its budget"],
  ["How do I connect Claude?", "Connecting Claude Opus 4.5"],
  ["Is my API key safe?", "Your key stays in the tab"],
  ["Who is the demo model?", "The demo model"],
  ["What is Étude?", "What Étude is"],
  ["What does a system prompt do?", "The system prompt"],
  ["how do I write a good prompt", "Prompting: be specific"],
  ["should I give examples", "Prompting: give examples"],
  ["How do I get JSON?", "Prompting: ask for a format"],
  ["Which keyboard shortcuts are there?", "Keyboard"],
  ["How much does it cost?", "Tokens and price"],
  ["does running it again lose the first answer", "Running again"],
  ["what is streaming", "Streaming"],
])("%s ranks the section %s first", (question, title) => {
  const { ranked, coverage } = rankSections(question);
  expect(ranked[0]?.section.title).toBe(title);
  expect(coverage).toBeGreaterThan(0.4);
});

test.each([
  "Write a haiku about the sea",
  "What is the capital of France?",
  "What is the role of mitochondria?",
  "Explain photosynthesis to a child",
  "Write a python function that sorts a list",
  "Name three colours",
  "Tell me a joke",
  "海について俳句を書いてください",
])("%s is not covered by the guide", (question) => {
  expect(rankSections(question).coverage).toBeLessThan(0.4);
});

test("scores fall from the first section to the last and none is zero", () => {
  const scores = rankSections("temperature, top_p and thinking with examples").ranked.map(({ score }) => score);
  expect(scores.length).toBeGreaterThan(3);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(Math.min(...scores)).toBeGreaterThan(0);
});

test("a question without a search word is ranked by the earlier question", () => {
  expect(rankSections("Can you tell me more about it?", "What is top_k?").ranked[0]?.section.title).toBe("top_k");
  expect(rankSections("Who are you?").terms).toEqual([]);
});

test("the question outweighs the earlier one", () => {
  expect(rankSections("And top_p?", "What is temperature?").ranked[0]?.section.title).toBe("top_p");
});
