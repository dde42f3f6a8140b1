import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { DEMO_PARAMETERS } from "#core/parameters/demo-parameters.ts";
import { OWN_STARTS } from "#core/parameters/own-lists.ts";
import { parseDemoRequest } from "./parse-demo-request.ts";

const BODY: JsonObject = { model: "etude-demo", messages: [{ role: "user", content: "What is top_p?" }] };

test.each<[JsonObject, RegExp]>([
  [{ model: "anthropic/claude-opus-4-5" }, /^Model "anthropic\/claude-opus-4-5" not found\. .*"etude-demo"/u],
  [{ model: null }, /^model: /u],
  [{ messages: [] }, /^messages: /u],
  [{ messages: "hello" }, /^messages: /u],
  [{ messages: [{ role: "assistant", content: "Hi" }] }, /^messages: one from the user/u],
  [{ messages: [{ role: "robot", content: "Hi" }] }, /^messages\[0\]\.role: /u],
  [{ messages: [{ role: "user", content: 3 }] }, /^messages\[0\]\.content: /u],
  [{ messages: [{ role: "user", content: [{ text: "no type" }] }] }, /^messages\[0\]\.content: each part needs/u],
  [{ messages: [{ role: "user", content: [{ type: "text" }] }] }, /a text part needs a text/u],
  [{ system: ["blocks"] }, /^system: /u],
  [{ temperature: 1.01 }, /^temperature: at most 1, received 1\.01\.$/u],
  [{ temperature: -0.1 }, /^temperature: at least 0/u],
  [{ temperature: "1" }, /^temperature: .*number/u],
  [{ top_p: 2 }, /^top_p: at most 1/u],
  [{ top_k: 0 }, /^top_k: at least 1/u],
  [{ top_k: 1.5 }, /^top_k: whole numbers/u],
  [{ max_tokens: 0 }, /^max_tokens: at least 1/u],
  [{ max_tokens: 5000 }, /^max_tokens: at most 4,096/u],
  [{ stop_sequences: [""] }, /^stop_sequences: /u],
  [{ stop: ["ok", 3] }, /^stop: /u],
  [{ stop: "" }, /^stop: /u],
  [{ stream: "yes" }, /^stream: /u],
  [{ thinking: { budget_tokens: 100 } }, /^thinking: .*"enabled"/u],
  [{ thinking: true }, /^thinking: .*"enabled"/u],
  [{ thinking: { type: "adaptive" } }, /^thinking\.type: one of enabled/u],
  [{ thinking: { type: "enabled", budget_tokens: 0 } }, /^thinking\.budget_tokens: at least 1/u],
])("%j is refused with the name of the field", (fields, problem) => {
  expect(parseDemoRequest({ ...BODY, ...fields })).toEqual({ problem: expect.stringMatching(problem) });
});

test.each([undefined, null, [], "text"])("the body %j is refused", (body) => {
  expect(parseDemoRequest(body)).toEqual({ problem: "The body is not a JSON object." });
});

test("an absent field has its default, and null counts as absent", () => {
  const names = ["temperature", "top_p", "top_k", "max_tokens", "stop", "stop_sequences", "thinking", "stream"];
  const unset = Object.fromEntries(names.map((name) => [name, null]));
  for (const body of [BODY, { ...BODY, ...unset }])
    expect(parseDemoRequest(body)).toEqual({
      question: "What is top_p?",
      earlierQuestion: "",
      isBrief: false,
      pictures: [],
      earlierPictures: [],
      unreadParts: 0,
      textTokens: 4,
      sampler: { temperature: 1 },
      maxTokens: 1024,
      stops: [],
      thinkingBudget: null,
      isStreamed: false,
    });
});

test("every bound and every starting value of the panel is accepted", () => {
  expect(parseDemoRequest({ ...BODY, ...OWN_STARTS.demo })).not.toHaveProperty("problem");
  for (const { path, control, default: preset } of DEMO_PARAMETERS) {
    const bounds = control.kind === "number" ? [control.minimum, control.maximum] : [];
    for (const value of [preset, ...bounds]) {
      if (value === undefined) continue;
      const fields: JsonObject =
        path === "thinking.budget_tokens" ? { thinking: { type: "enabled", budget_tokens: value } } : { [path]: value };
      expect(parseDemoRequest({ ...BODY, ...fields })).not.toHaveProperty("problem");
    }
  }
});

test("both dialects parse to the same request", () => {
  const claude = parseDemoRequest({
    ...BODY,
    system: "Be brief.",
    stop_sequences: ["END"],
    messages: [{ role: "user", content: [{ type: "text", text: "What is top_p?" }] }],
  });
  const openai = parseDemoRequest({
    ...BODY,
    stop: "END",
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "What is top_p?" },
    ],
  });
  expect(claude).toEqual(openai);
  expect(claude).toMatchObject({ isBrief: true, stops: ["END"], question: "What is top_p?" });
});

test("the last question is separate from the one before it, and other parts are counted", () => {
  expect(
    parseDemoRequest({
      ...BODY,
      messages: [
        { role: "user", content: "First" },
        { role: "assistant", content: "One" },
        { role: "user", content: "Second" },
        { role: "assistant", content: null },
        { role: "user", content: [{ type: "document" }, { type: "text", text: "Third" }] },
      ],
    }),
  ).toMatchObject({ question: "Third", earlierQuestion: "Second", unreadParts: 1, textTokens: 4 });
});

test("pictures of both dialects are found in order, those of the last question apart from earlier ones", () => {
  const claude = (data: string) => ({ type: "image", source: { type: "base64", media_type: "image/png", data } });
  const openai = (data: string) => ({ type: "image_url", image_url: { url: `data:image/jpeg;base64,${data}` } });
  const sent = (mediaType: string, base64: string) => ({ kind: "sent", mediaType, base64 });
  expect(
    parseDemoRequest({
      ...BODY,
      messages: [
        { role: "user", content: [claude("AAAA"), { type: "text", text: "First" }, openai("BBBB")] },
        { role: "assistant", content: "One" },
        { role: "user", content: [openai("CCCC"), claude("DDDD"), { type: "text", text: "Second" }] },
      ],
    }),
  ).toMatchObject({
    question: "Second",
    pictures: [sent("image/jpeg", "CCCC"), sent("image/png", "DDDD")],
    earlierPictures: [sent("image/png", "AAAA"), sent("image/jpeg", "BBBB")],
    unreadParts: 0,
  });
});

test.each([
  ["Be brief.", true],
  ["Answer in one sentence.", true],
  ["Keep it SHORT", true],
  ["Answer concisely", true],
  ["You are a pirate.", false],
  ["Debrief me about shortbread", false],
])("the system prompt %j asks for a short answer: %s", (system, isBrief) => {
  expect(parseDemoRequest({ ...BODY, system })).toMatchObject({ isBrief });
});
