import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { createDemoResponse, type DemoStep, type DemoInputs } from "./demo-model.ts";
import type { PictureFacts } from "./picture-facts.ts";
import { parseDemoRequest } from "./parse-demo-request.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import { tokenize } from "./tokenize.ts";

const NOW_SECONDS = 1_760_000_000.5;
let nextSeed = 1;

/** Runs the demo model with a fresh random generator, like a run from the page. */
function runDemo(
  prompt: string,
  fields: JsonObject = {},
  images: Pick<DemoInputs, "pictures" | "earlierPictures"> = {},
) {
  nextSeed += 1;
  const body = { model: "etude-demo", messages: [{ role: "user", content: prompt }], ...fields };
  const inputs = { random: createSeededRandom(nextSeed), nowSeconds: NOW_SECONDS, ...images };
  const response = createDemoResponse(parseDemoRequest(body), inputs);
  if (response.status === 400) throw new Error(JSON.stringify(response.body));
  const steps = [...response.steps];
  const end = steps.at(-1);
  if (end?.type !== "end") throw new Error("An answer ends with its end.");
  const textOf = (part: "text" | "thinking") =>
    steps.map((step) => (step.type === "text" && step.part === part ? step.text : "")).join("");
  const text = textOf("text");
  const passage = text.split("\n\n>")[1] ?? "";
  return { text, passage, thinking: textOf("thinking"), steps, end, promptTokens: response.promptTokens };
}

const tokensMade = (steps: DemoStep[]) =>
  steps.reduce((sum, step) => sum + (step.type === "text" ? step.tokens : 0), 0);

test("two replies at temperature 0 are equal", () => {
  for (const prompt of ["What is top_p?", "Write a haiku"])
    expect(runDemo(prompt, { temperature: 0 }).text).toBe(runDemo(prompt, { temperature: 0 }).text);
});

test.each([{ temperature: 1 }, {}])("ten replies with %j differ in the sampled passage and nowhere else", (fields) => {
  const replies = Array.from({ length: 10 }, () => runDemo("What is temperature?", fields));
  expect(new Set(replies.map(({ passage }) => passage)).size).toBe(10);
  expect(new Set(replies.map(({ text, passage }) => text.slice(0, -passage.length))).size).toBe(1);
});

test("top_k 1 gives the passage of temperature 0, and so does top_p 0", () => {
  for (const prompt of ["What is temperature?", "Write a haiku"]) {
    const greedy = runDemo(prompt, { temperature: 0 }).passage;
    expect(runDemo(prompt, { top_k: 1 }).passage).toBe(greedy);
    expect(runDemo(prompt, { temperature: 0.7, top_p: 0 }).passage).toBe(greedy);
  }
});

test('max_tokens is never exceeded, thinking included, and a reply that it cuts has the reason "length"', () => {
  const whole = runDemo("What is top_p?", { temperature: 0, thinking: { type: "enabled", budget_tokens: 30 } });
  const all = whole.end.thinkingTokens + whole.end.textTokens;
  expect(whole.end).toMatchObject({ reason: "stop", thinkingTokens: 30 });
  for (let maxTokens = 1; maxTokens <= all + 1; maxTokens += 1) {
    const { text, thinking, steps, end } = runDemo("What is top_p?", {
      temperature: 0,
      thinking: { type: "enabled", budget_tokens: 30 },
      max_tokens: maxTokens,
    });
    expect(end.thinkingTokens + end.textTokens).toBe(Math.min(maxTokens, all));
    expect(tokensMade(steps)).toBe(Math.min(maxTokens, all));
    expect(end.reason).toBe(maxTokens < all ? "length" : "stop");
    expect(tokenize(thinking).length + tokenize(text).length).toBe(Math.min(maxTokens, all));
    expect(whole.text.startsWith(text)).toBe(true);
  }
});

test("the token counts are those of the texts", () => {
  for (const prompt of ["What is temperature?", "Who are you?", "Write a haiku", "Give me JSON"]) {
    const { text, thinking, end } = runDemo(prompt, { thinking: { type: "enabled" } });
    expect(end).toEqual({
      type: "end",
      reason: "stop",
      thinkingTokens: tokenize(thinking).length,
      textTokens: tokenize(text).length,
    });
  }
  expect(runDemo("What is top_p?", { system: "Be kind." }).promptTokens).toBe(4 + 3);
});

test("a stop sequence ends the text strictly before it, wherever it begins and ends within tokens", () => {
  const whole = runDemo("What is top_p?", { temperature: 0 }).text;
  for (let start = 0; start < whole.length - 7; start += 11) {
    const stop = whole.slice(start, start + 7);
    const { text, end } = runDemo("What is top_p?", { temperature: 0, stop_sequences: [stop] });
    expect(text).toBe(whole.slice(0, whole.indexOf(stop)));
    expect(end.reason).toBe("stop");
  }
});

test("a stop sequence that never occurs changes nothing, not even at the end", () => {
  const whole = runDemo("What is top_p?", { temperature: 0 }).text;
  expect(runDemo("What is top_p?", { temperature: 0, stop: `${whole.slice(-5)}!` }).text).toBe(whole);
});

test("a stop sequence does not end the thinking", () => {
  const { thinking, end } = runDemo("What is top_p?", { thinking: { type: "enabled" }, stop: ["sections"] });
  expect(thinking).toContain("sections");
  expect(end.reason).toBe("stop");
});

test("thinking comes first, names the sections with their scores and keeps to its budget", () => {
  const { thinking, steps } = runDemo("What is top_p?", {
    temperature: 0.4,
    thinking: { type: "enabled", budget_tokens: 300 },
  });
  expect(thinking).toMatch(/top_p \d+\.\d\d/u);
  expect(thinking).toContain("temperature 0.4");
  const parts = steps.flatMap((step) => (step.type === "text" ? [step.part] : []));
  expect(parts.lastIndexOf("thinking")).toBeLessThan(parts.indexOf("text"));
  const short = runDemo("What is top_p?", { thinking: { type: "enabled", budget_tokens: 5 } });
  expect(short.end.thinkingTokens).toBe(5);
  expect(short.text).toContain("Sampled words at");
  expect(runDemo("What is top_p?").thinking).toBe("");
});

test.each([
  ["Write a haiku about the sea", "So I will say that nothing fits."],
  ["Write a short poem about a cat", "which is too little, so I will say that nothing fits."],
  ["Hello", "So I answer from The demo model."],
  ["What is top_k and top_p?", "so I answer from top_k and top_p."],
])("the thinking about %j states the decision", (prompt, decision) => {
  expect(runDemo(prompt, { thinking: { type: "enabled" } }).thinking).toContain(decision);
});

test("the reply about a setting comes from the guide and names the settings of the passage", () => {
  const { text, passage } = runDemo("What is temperature?", { temperature: 0.5, top_p: 0.9, top_k: 40 });
  expect(text).toMatch(/^\*\*Temperature\*\*\n\nTemperature decides how boldly/u);
  expect(text).toContain(
    "\n\nSampled words at temperature 0.5, top_p 0.9, top_k 40, to show what the settings do:\n\n>",
  );
  expect(passage.length).toBeGreaterThan(100);
  expect(runDemo("What is temperature?").text).toContain(
    "\n\nSampled words at temperature 1, to show what the settings do:\n\n>",
  );
});

test("a question about two settings is answered from both sections", () => {
  const { text } = runDemo("What is the difference between top_p and top_k?");
  expect(text).toContain("**top_p**");
  expect(text).toContain("**top_k**");
});

test("a prompt that the guide does not cover is answered with a sentence that says so", () => {
  expect(runDemo("Write a haiku about the sea").text).toMatch(
    /^I am the demo model, .* not Claude, .*nothing in my guide/u,
  );
});

test("a greeting is answered with an introduction", () => {
  expect(runDemo("Hello!").text).toMatch(/^\*\*The demo model\*\*/u);
  expect(runDemo("").text).toMatch(/^\*\*The demo model\*\*/u);
});

test("a system prompt that asks for brevity shortens the answer to one sentence before the passage", () => {
  expect(runDemo("What is top_k?", { system: "Be brief." }).text).toMatch(
    /^The setting `top_k` keeps a fixed number [^.]*\.\n\nSampled words at/u,
  );
  expect(runDemo("Write a haiku", { system: "Be brief." }).text).toMatch(
    /^I am the demo model[^.]*\.\n\nSampled words at/u,
  );
});

const CHART: PictureFacts = {
  kind: "measured",
  widthPx: 900,
  heightPx: 600,
  colours: [{ name: "white", percent: 80 }],
  brightnessPercent: 86,
  contrastPercent: 54,
  texturePercent: 1,
  transparentPercent: 0,
};
const BROKEN: PictureFacts = { kind: "unreadable", why: "its base64 text is broken" };

test.each([
  "Which month stands out in this chart, and by how much?",
  "Read this receipt and answer with JSON only.",
  "Describe this picture for someone who cannot see it: first the whole, then the colours.",
  "Hello",
  "",
])("with a picture %j is answered with measurements and nothing from the guide", (prompt) => {
  const { text } = runDemo(prompt, {}, { pictures: [CHART] });
  expect(text).toMatch(/^\| Measured \| Your picture \|\n[^]*900×600 px[^]*cannot recognise[^]*\n\nSampled words at/u);
  expect(text).not.toContain("**");
  expect(text).not.toContain("nothing in my guide");
});

test("with a picture a question about a setting is answered too", () => {
  const { text } = runDemo("What is top_k?", {}, { pictures: [CHART] });
  expect(text).toMatch(/^\| Measured [^]*\n\n\*\*top_k\*\*\n\n[^]*Sampled words at/u);
});

test("with a picture the earlier question is not used", () => {
  const messages = [
    { role: "user", content: "What is top_k?" },
    { role: "user", content: "And this?" },
  ];
  expect(runDemo("", { messages }, { pictures: [CHART] }).text).not.toContain("**top_k**");
});

test("the thinking states the measurements before the decision", () => {
  const { thinking } = runDemo("What is this?", { thinking: { type: "enabled" } }, { pictures: [CHART, BROKEN] });
  expect(thinking).toMatch(
    /^I measured .*picture 1 looks like a flat graphic of 900×600 px, mostly white, 86 % bright/u,
  );
  expect(thinking).toMatch(/picture 2 could not be decoded\. .*nothing else\. Then I sample/u);
});

test("a system prompt that asks for brevity shortens the picture description to one sentence", () => {
  expect(runDemo("What is this?", { system: "Be brief." }, { pictures: [CHART] }).text).toMatch(
    /^I can only count pixels: [^.|]*900×600 px[^.|]*\.\n\nSampled words at/u,
  );
});

test("each picture costs a token for each square of 28 pixels, earlier pictures too, and an unreadable one costs none", () => {
  const words = runDemo("What is top_k?").promptTokens;
  const images = { pictures: [CHART, BROKEN], earlierPictures: [{ widthPx: 29, heightPx: 28 }] };
  expect(runDemo("What is top_k?", {}, images).promptTokens).toBe(words + 33 * 22 + 2);
});

test("the reply mentions unread parts that are neither text nor a picture", () => {
  const content = [
    { type: "document", source: { type: "text", data: "" } },
    { type: "text", text: "What is top_k?" },
  ];
  expect(runDemo("", { messages: [{ role: "user", content }] }).text).toMatch(
    /^I read words .*attached\.\n\n\*\*top_k/u,
  );
});

test("a follow-up question is ranked together with the question before it", () => {
  const messages = [
    { role: "user", content: "What is top_k?" },
    { role: "assistant", content: "It keeps k." },
    { role: "user", content: "Can you tell me more about it?" },
  ];
  expect(runDemo("", { messages }).text).toMatch(/^\*\*top_k\*\*/u);
});

test("a refused body is an error in the service's envelope", () => {
  const request = parseDemoRequest({ model: "etude-demo", messages: [] });
  const response = createDemoResponse(request, { random: createSeededRandom(1), nowSeconds: NOW_SECONDS });
  expect(response).toEqual({
    status: 400,
    body: {
      message: "messages: a list with a message is expected.",
      path: "/chat/completions",
      requestId: expect.stringMatching(/^demo_[0-9a-z]{24}$/u),
      statusCode: 400,
      timestamp: "2025-10-09T08:53:20.500Z",
    },
  });
});

test("tokens are generated only on demand", () => {
  let draws = 0;
  const random = () => {
    draws += 1;
    return 0.5;
  };
  const body = { model: "etude-demo", messages: [{ role: "user", content: "Hello" }] };
  const response = createDemoResponse(parseDemoRequest(body), { random, nowSeconds: 0 });
  const drawsForId = draws;
  if (response.status === 200) response.steps[Symbol.iterator]().next();
  expect(response.status).toBe(200);
  expect(draws).toBe(drawsForId);
});
