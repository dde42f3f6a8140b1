import { expect, test } from "vitest";
import { listedModels } from "#e2e/api-server/catalogue.ts";
import { listSuggestions } from "./list-suggestions.ts";
import { findEntry, parseCatalogue, parseCatalogueInSteps } from "./parse-catalogue.ts";
import { NO_FILTER, searchModels } from "./search-models.ts";

const entries = parseCatalogue({ object: "list", data: listedModels }) ?? [];
const idsOf = (filter: Partial<typeof NO_FILTER>) =>
  searchModels(entries, { ...NO_FILTER, ...filter }).map(({ id }) => id);

test("a catalogue of AI/ML API gives its chat models with all their details", () => {
  expect(entries.map(({ id }) => id)).not.toContain("aurora/aurora-film");
  expect(entries[0]).toEqual({
    id: "anthropic/claude-opus-4-5",
    aliases: ["claude-opus-4-5", "claude-opus-4-5-20251101"],
    isChat: true,
    name: "Claude Opus 4.5",
    developer: "Anthropic",
    description: "Answers of the test server.",
    contextTokens: 200_000,
    outputTokens: 64_000,
    reads: ["file", "image", "text"],
    writes: ["text"],
    prices: { inputUsdPerMillionTokens: 6.5, outputUsdPerMillionTokens: 32.5 },
    pages: [],
  });
});

test("lists with few fields are parsed too", () => {
  expect(
    parseCatalogue({ data: [{ id: "a" }, { id: 3 }, null, { id: "b", owned_by: "x", max_model_len: 8192 }] }),
  ).toEqual([
    { id: "a", aliases: [], isChat: false, pages: [] },
    { id: "b", aliases: [], isChat: false, pages: [], developer: "x", contextTokens: 8192 },
  ]);
  expect(parseCatalogue({ data: [{ id: "claude", display_name: "Claude" }] })).toMatchObject([{ name: "Claude" }]);
  const router = {
    id: "o/r",
    name: "R",
    context_length: 1000,
    architecture: { input_modalities: ["text", "image"] },
    pricing: { prompt: "0.000001", completion: "0.000002" },
  };
  expect(parseCatalogue({ data: [router] })).toMatchObject([
    { name: "R", contextTokens: 1000, reads: ["text", "image"], prices: { outputUsdPerMillionTokens: 2 } },
  ]);
  for (const response of [[], { data: [] }, { models: [] }]) expect(parseCatalogue(response)).toEqual([]);
  for (const response of [undefined, null, {}, { data: "x" }, "x", [3], { data: [{}] }])
    expect(parseCatalogue(response)).toBeUndefined();
});

test.each([
  ["a bare list of objects", [{ id: "a" }, { id: "b" }]],
  ["a bare list of ids", ["a", "b"]],
  ["the tags of Ollama", { models: [{ name: "a", model: "a", size: 1 }, { name: "b" }] }],
  ["a list in an object", { data: { models: [{ id: "a" }, { id: "b" }] } }],
  ["a list below result", { success: true, result: [{ name: "a" }, { name: "b" }] }],
  ["a list that names a model twice", { data: [{ id: "a" }, { id: "a" }, { model_name: "b" }] }],
  ["a list below models", { object: "list", models: [{ id: "a" }, { id: "b" }] }],
])("%s is parsed as a list of models", (_name, response) => {
  expect(parseCatalogue(response)?.map(({ id }) => id)).toEqual(["a", "b"]);
});

test("of ten thousand models sixty are suggested: those that match what was typed, and the default model first", () => {
  const many = parseCatalogue(Array.from({ length: 10_000 }, (_, index) => `maker/model-${index}`)) ?? [];
  const suggest = (typed: string) => listSuggestions(many, typed, "default/one").map(({ id }) => id);
  expect(suggest("")).toHaveLength(60);
  expect(suggest("").slice(0, 2)).toEqual(["default/one", "maker/model-0"]);
  expect(suggest("model-9999").slice(0, 3)).toEqual(["default/one", "maker/model-9999", "maker/model-0"]);
  expect(
    suggest("99")
      .slice(1)
      .every((id) => id.includes("99")),
  ).toBe(true);
  expect(listSuggestions(many, "no such", "")).toHaveLength(60);
  expect(listSuggestions([], "x", "default/one")).toEqual([{ id: "default/one" }]);
});

test("only http and https addresses become links", () => {
  const listed = {
    id: "a",
    info: { docsUrl: "javascript:alert(1)", url: "https://example.com/a", docsJson: "file:///etc/passwd" },
  };
  expect(parseCatalogue({ data: [listed] })).toEqual([
    { id: "a", aliases: [], isChat: false, pages: ["https://example.com/a"] },
  ]);
});

test("models are found by id, alias, name and developer in any case, those that begin with the query first", () => {
  expect(idsOf({ query: "20251101" })).toEqual(["anthropic/claude-opus-4-5"]);
  expect(idsOf({ query: "ANTHROPIC 4.8" })).toEqual(["anthropic/claude-opus-4-8"]);
  expect(idsOf({ query: "open ai" })).toEqual(["openai/gpt-6-mini", "openai/o9"]);
  expect(idsOf({ query: "o9" })[0]).toBe("openai/o9");
  expect(idsOf({ query: "nothing like it" })).toEqual([]);
  expect(findEntry(entries, "Claude-Opus-4-5-20251101")?.id).toBe("anthropic/claude-opus-4-5");
  expect(findEntry(entries, "claude")).toBeUndefined();
});

test("filters leave out other models, and a model without a known price is never cheap", () => {
  expect(idsOf({ readsImages: true })).toEqual([
    "anthropic/claude-opus-4-5",
    "anthropic/claude-opus-4-8",
    "openai/gpt-6-mini",
  ]);
  expect(idsOf({ minContextTokens: 400_000 })).toEqual(["anthropic/claude-opus-4-8", "openai/gpt-6-mini"]);
  expect(idsOf({ maxOutputUsd: 3 })).toEqual(["openai/gpt-6-mini", "aurora/aurora-1.5-small", "aurora/aurora-router"]);
});

test.each([
  ["Anthropic", { max_input_tokens: 200_000, max_tokens: 64_000, capabilities: { image_input: { supported: true } } }],
  ["Mistral", { max_context_length: 200_000, max_output_tokens: 64_000, capabilities: { vision: true } }],
  ["Groq", { context_window: 200_000, max_completion_tokens: 64_000, supported_input_modalities: ["text", "image"] }],
  ["Gemini", { inputTokenLimit: 200_000, outputTokenLimit: 64_000, modalities: { input: ["text", "image"] } }],
  [
    "GitHub",
    { limits: { max_input_tokens: 200_000, max_output_tokens: 64_000 }, supported_input_modalities: ["text", "image"] },
  ],
])("the limits of a model are read as %s names them", (_maker, item) => {
  expect(parseCatalogue({ data: [{ id: "a", ...item }] })).toEqual([
    {
      id: "a",
      aliases: [],
      isChat: false,
      pages: [],
      contextTokens: 200_000,
      outputTokens: 64_000,
      reads: ["text", "image"],
    },
  ]);
});

const listMany = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `maker/model-${index}`,
    name: `Model ${index}`,
    description: "A few words. ".repeat(10),
    context_length: 8192,
    architecture: { input_modalities: ["text", "image"], output_modalities: ["text"] },
    pricing: { prompt: "0.000001", completion: "0.000002" },
  }));

test("20,000 models are read in little more time than their JSON is parsed in", () => {
  const text = JSON.stringify(listMany(20_000));
  const measure = (work: () => unknown) => {
    const startedAtMs = performance.now();
    work();
    return performance.now() - startedAtMs;
  };
  const list: unknown = JSON.parse(text);
  expect(parseCatalogue(list)).toHaveLength(20_000);
  const runs = Array.from({ length: 5 }, () => [
    measure(() => JSON.parse(text) as unknown),
    measure(() => parseCatalogue(list)),
  ]);
  const best = (which: number) => Math.min(...runs.map((run) => run[which] ?? Infinity));
  // About twice the time on an idle machine, 90 ms.
  expect(best(1)).toBeLessThan(best(0) * 8);
});

test("20,000 models are parsed in 40 steps of equal length", () => {
  const steps = parseCatalogueInSteps(listMany(20_000));
  for (let count = 0; count < 40; count += 1) expect(steps.next().done).toBe(false);
  const end = steps.next();
  expect(end.done).toBe(true);
  expect(end.value).toHaveLength(20_000);
});

test("a key reads no more of 20,000 models than its suggestions need", () => {
  let readCount = 0;
  const watched = new Proxy(parseCatalogue(listMany(20_000)) ?? [], {
    get(list, name, receiver) {
      if (typeof name === "string" && /^\d+$/.test(name)) readCount += 1;
      return Reflect.get(list, name, receiver);
    },
  });
  const countReads = (typed: string) => {
    readCount = 0;
    expect(listSuggestions(watched, typed, "")).toHaveLength(60);
    return readCount;
  };
  expect(countReads("model-1")).toBeLessThan(200);
  // What nothing begins with is searched to the end once, then only what was found.
  expect(countReads("maker/model-199")).toBeGreaterThanOrEqual(20_000);
  expect(countReads("maker/model-1999")).toBeLessThan(200);
  expect(listSuggestions(watched, "maker/model-1999", "")[0]).toMatchObject({ id: "maker/model-1999" });
});
