import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Wire } from "#core/vocabulary.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import type { Conversation, Settings } from "./conversation.ts";
import { addReplies } from "./edit-turns.ts";
import { writePictureValue } from "./picture-value.ts";
import type { RunPlan } from "./plan-run.ts";
import { applyPlan, planReplies, planRun } from "./plan-run.ts";
import type { ValidationContext } from "./validate-run.ts";
import { validateRequest, validateRun } from "./validate-run.ts";

const TEXT: Part = { kind: "text", text: "Hello" };
const PICTURE: Part = { kind: "image", blob: "sha", mediaType: "image/png", widthPx: 1, heightPx: 1 };

let ids = 0;

function plan(conversation: Conversation, parts: Part[] = [TEXT], wire: Wire = "chat-completions"): RunPlan {
  const planned = planRun(
    conversation,
    { parts, imageSizes: {} },
    {
      resolveRequestFormat: ({ parameters }) => ({ wire, dialect: "openai", parameters }),
      getSpecs: () => [],
      newId: () => `new${++ids}`,
      nowMs: 1,
    },
  );
  if ("reason" in planned) throw new Error(planned.reason);
  return planned;
}

const limits = (preset: Preset, wire: Wire, maxParts = Infinity) => ({
  preset,
  wire,
  source: "safe" as const,
  specs: [],
  maxParts,
});

const context = (change: Partial<ValidationContext> = {}): ValidationContext => ({
  getCapabilities: () => limits(PRESETS.aimlapi, "chat-completions"),
  listFieldErrors: () => [],
  getMissing: () => undefined,
  maxReplies: 500,
  ...change,
});

const withVariant = (conversation: Conversation, overrides: Partial<Settings>): Conversation => ({
  ...conversation,
  variants: [...conversation.variants, { id: "b", overrides }],
});

test("a plan without a problem gives null", () => {
  expect(validateRun(plan(exampleConversation()), context())).toBeNull();
});

test("max_tokens is missing only on Anthropic's messages wire, and extra JSON can name it", () => {
  const getCapabilities = () => limits(PRESETS.anthropic, "messages");
  const onMessages = (shared: Partial<Settings>) =>
    validateRun(plan(exampleConversation(shared), [TEXT], "messages"), context({ getCapabilities }));
  expect(onMessages({})?.sentence).toMatch(/requires max_tokens/);
  expect(onMessages({ parameters: { max_tokens: 5 } })).toBeNull();
  expect(onMessages({ extraJson: '{"max_tokens": 5}' })).toBeNull();
  const getChatCapabilities = () => limits(PRESETS.anthropic, "chat-completions");
  expect(validateRun(plan(exampleConversation()), context({ getCapabilities: getChatCapabilities }))).toBeNull();
});

test("the parts of the built message count, with those of an earlier turn without a reply", () => {
  const getCapabilities = () => limits(PRESETS.aimlapi, "chat-completions", 3);
  const check = (planned: RunPlan) => validateRun(planned, context({ getCapabilities }))?.sentence;
  const two = plan(exampleConversation(), [PICTURE, PICTURE, TEXT]);
  expect(check(two)).toBeUndefined();
  expect(check(plan(exampleConversation(), [PICTURE, PICTURE, PICTURE, TEXT]))).toMatch(/these are 4 with the text/);
  const failed = applyPlan(exampleConversation(), two);
  expect(check(plan(failed, [PICTURE, TEXT]))).toMatch(/One message would have [56] parts/);
  const [planned] = plan(failed, [PICTURE, TEXT]).requests;
  expect(planned && validateRequest(planned, getCapabilities())).toMatch(/takes at most 3/);
});

test("a problem names its column where there are several, and the problems of columns come before a missing key", () => {
  const planned = plan(withVariant(exampleConversation(), { modelId: " " }));
  expect(validateRun(planned, context({ getMissing: () => "key" }))?.sentence).toBe("Variant B: Choose a model first.");
});

test("a beginning of the answer that the model of a column does not continue keeps the run from starting", () => {
  const begun = exampleConversation({ prefill: "{" });
  expect(validateRun(plan(begun), context())).toBeNull();
  const other = withVariant(begun, { modelId: "anthropic/claude-opus-4-6" });
  expect(validateRun(plan(other), context())?.sentence).toBe(
    "Variant B: Nothing was sent. Claude refuses an answer that is begun for it from 4.6 on.",
  );
  expect(validateRun(plan(withVariant(begun, { modelId: "claude-opus-4-6", prefill: "" })), context())).toBeNull();
});

test("a missing key or base URL names the service and its connection", () => {
  const planned = plan(exampleConversation());
  expect(validateRun(planned, context({ getMissing: () => "key" }))).toEqual({
    sentence: "AI/ML API needs an API key.",
    connectionId: "aimlapi",
  });
  expect(validateRun(planned, context({ getMissing: () => "address" }))?.sentence).toMatch(/needs a base URL/);
});

test("more replies than the most of one run are refused", () => {
  expect(validateRun(plan(exampleConversation()), context({ maxReplies: 0 }))?.sentence).toMatch(
    /These would be 1 replies/,
  );
});

test("samples of a column share one request, and an applied plan keeps changes made meanwhile", () => {
  const conversation = { ...exampleConversation(), variants: [{ id: "a", overrides: {}, samples: 3 }] };
  const planned = plan(conversation);
  expect(planned.requests.map(({ replies }) => replies.length)).toEqual([3]);
  const [reply] = planned.replies;
  if (!reply) throw new Error("no reply");
  const other = { ...reply, id: "other", turnId: "t0" };
  const meanwhile = addReplies(conversation, [other]);
  expect(Object.keys(applyPlan(meanwhile, planned).replies).toSorted()).toEqual(
    ["other", ...planned.replies.map(({ id }) => id)].toSorted(),
  );
});

test("a marker with wordings that have not become columns keeps a single cell from running", () => {
  const undecided = exampleConversation({ system: "Be {{brief | wordy}}." });
  const asked = plan(undecided);
  const { leafTurnId } = asked.conversation.view;
  const single = planReplies(
    { ...undecided, turns: asked.conversation.turns },
    leafTurnId ?? "",
    [{ variantId: "a" }],
    {
      resolveRequestFormat: ({ parameters }) => ({ wire: "chat-completions", dialect: "openai", parameters }),
      newId: () => "again",
    },
  );
  expect(validateRun(asked, context())).toBeNull();
  expect(validateRun(single, context())?.sentence).toBe(
    "{{brief | wordy}} makes a column of each wording. Press Run, which adds them.",
  );
});

test("a variable without a value, or with a wrong one, is named with its column", () => {
  const asked = (shared: Partial<Settings>, change: Partial<Conversation> = {}) =>
    validateRun(plan({ ...exampleConversation(shared), ...change }, [{ kind: "text", text: "To {{name}}" }]), context())
      ?.sentence;
  const missing = "has no value. Type one under Variables in the parameters, or take braces literally.";
  expect(asked({})).toBe(`name ${missing}`);
  expect(asked({ system: "{{tone}}", variables: { name: "Ada", tone: "" } })).toBe(`tone ${missing}`);
  expect(asked({ areBracesText: true })).toBeUndefined();
  expect(asked({ variables: { name: "Ada" } })).toBeUndefined();
  const variants = [
    { id: "a", overrides: { variables: { name: "Ada" } } },
    { id: "b", overrides: {} },
  ];
  expect(asked({}, { variants })).toBe(`Variant B: name ${missing}`);
  expect(asked({ variables: { name: "Ada" } }, { variableKinds: { name: { kind: "json" } } })).toBe(
    "Nothing was sent. name: the JSON is incomplete or wrong.",
  );
});

test("a picture cannot fill a marker of a system prompt, nor go over Predict", () => {
  const value = writePictureValue({ kind: "image", blob: "sha", mediaType: "image/png", widthPx: 1, heightPx: 1 });
  const asked = (shared: Partial<Settings>, wire: Wire = "chat-completions") =>
    validateRun(
      plan(
        {
          ...exampleConversation({ variables: { photo: value }, ...shared }),
          variableKinds: { photo: { kind: "picture" } },
        },
        [{ kind: "text", text: "What is on {{photo}}?" }],
        wire,
      ),
      context({ getCapabilities: () => limits(PRESETS.aimlapi, wire) }),
    )?.sentence;
  expect(asked({})).toBeUndefined();
  expect(asked({ system: "See {{photo}}" })).toBe(
    "photo is a picture, and a system prompt takes text only. Put {{photo}} into the prompt.",
  );
  expect(asked({}, "predict")).toMatch(/^The Predict format sends text only/);
  expect(asked({ variables: { photo: "a text" } })).toBe("Nothing was sent. photo: a picture is expected.");
});

test("documents of which only some are to be cited are not sent over Messages, and a PDF not over Predict", () => {
  const notes: Part = { kind: "document", blob: "a", mediaType: "text/plain", name: "notes.md" };
  const pdf: Part = { ...notes, blob: "b", mediaType: "application/pdf", name: "scan.pdf" };
  const check = (wire: Wire, ...parts: Part[]) =>
    validateRun(
      plan(exampleConversation(), [...parts, TEXT], wire),
      context({ getCapabilities: () => limits(PRESETS.aimlapi, wire) }),
    )?.sentence;
  expect(check("messages", { ...notes, isCited: true }, pdf)).toBe(
    "Passages of all documents are cited or of none: notes.md asks for it, scan.pdf does not. Those of earlier turns count.",
  );
  expect(check("messages", { ...notes, isCited: true }, { ...pdf, isCited: true })).toBeUndefined();
  expect(check("messages", notes, pdf)).toBeUndefined();
  expect(check("messages", { ...notes, isSentAsText: true }, { ...pdf, isCited: true })).toBeUndefined();
  expect(check("chat-completions", { ...notes, isCited: true }, pdf)).toBeUndefined();
  expect(check("predict", notes)).toBeUndefined();
  expect(check("predict", notes, pdf)).toMatch(/^The Predict format sends text only. Remove scan.pdf/);
});

test("a PDF of more pages or bytes than Claude takes is said before anything is sent, and other models may take it", () => {
  const pdf = (pageCount: number, sizeBytes = 1000): Part => ({
    kind: "document",
    blob: "sha",
    mediaType: "application/pdf",
    name: "report.pdf",
    sizeBytes,
    pageCount,
  });
  const check = (parts: Part[], modelId = "claude-opus-4-5") =>
    validateRun(plan(exampleConversation({ modelId }), [...parts, TEXT]), context())?.sentence;
  expect(check([pdf(100)])).toBeUndefined();
  expect(check([pdf(600)])).toBe(
    "“report.pdf” has 600 pages, and Claude takes at most 100 in a request. Choose some of them with Pages… below the name.",
  );
  expect(check([pdf(60), pdf(60)])).toMatch(/^The PDFs of this request have 120 pages/);
  expect(check([pdf(12, 40_000_000)])).toMatch(/^“report.pdf” has 53.3 MB as they are sent/);
  expect(check([pdf(600)], "claude-opus-5-5")).toBeUndefined();
  expect(check([pdf(600)], "gemini-3-pro")).toBeUndefined();
});
