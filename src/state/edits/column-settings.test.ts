import { expect, test } from "vitest";
import type { Settings } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { copyVariant } from "#core/conversation/edit-variants.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { conversationOpened, getOpenConversation, getTypedTexts } from "#state/document/documents.ts";
import { selectFieldErrors } from "#state/document/typed-texts.ts";
import { columnConnectionChosen, modelAppliedToAll, parameterAppliedToAll } from "./column-settings.ts";
import { modelTyped } from "./model-edits.ts";
import { parameterChanged, parameterTyped } from "./parameter-edits.ts";
import { connectionChosen } from "./choose-connection.ts";

const TEMPERATURE: ParameterSpec = {
  path: "temperature",
  control: { kind: "number", integer: false, minimum: 0, maximum: 1 },
  hint: "",
  check: () => undefined,
};

/** The settings, the lists typed into fields and the unreadable texts of each column, in order. */
function listFields() {
  const open = getOpenConversation();
  if (!open) throw new Error("nothing is open");
  return open.variants.map(({ id, swept }) => {
    const { modelId, parameters } = resolveSettings(open, id);
    const errors = selectFieldErrors(getTypedTexts(), id).map(({ text }) => text);
    return { modelId, temperature: parameters["temperature"], swept, errors };
  });
}

const SETTINGS: Settings = {
  connectionId: "demo",
  modelId: "demo",
  system: "",
  variables: {},
  parameters: {},
  extraJson: "",
};

/** Opens a new conversation with two columns of the same settings, and returns their ids. */
function openTwoColumns(): [string, string] {
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const conversation = createConversation(crypto.randomUUID(), first, SETTINGS);
  conversationOpened(copyVariant(conversation, first, second, "last"), () => false);
  return [first, second];
}

test("a value applied to all columns replaces lists and unreadable texts in the other columns", () => {
  const [first, second] = openTwoColumns();
  parameterTyped(first, TEMPERATURE, "0.5");
  parameterTyped(second, TEMPERATURE, "0, 1");
  parameterTyped(second, TEMPERATURE, "0, 1 x");
  expect(listFields()[1]).toMatchObject({ swept: { temperature: "0, 1" }, errors: ["0, 1 x"] });
  parameterAppliedToAll(first, "temperature");
  expect(listFields().map(({ temperature, swept, errors }) => [temperature, swept, errors])).toEqual([
    [0.5, undefined, []],
    [0.5, undefined, []],
  ]);
});

test("a limit set under another name is applied to all columns with its value", () => {
  const [first, second] = openTwoColumns();
  parameterChanged(first, "max_tokens", 512);
  parameterAppliedToAll(first, "max_completion_tokens");
  const open = getOpenConversation();
  const limits = [first, second].map((id) => open && resolveSettings(open, id).parameters);
  expect(limits).toEqual([{ max_completion_tokens: 512 }, { max_completion_tokens: 512 }]);
});

test("a list applied to all columns becomes the list of each column", () => {
  const [first] = openTwoColumns();
  parameterTyped(first, TEMPERATURE, "0, 1");
  parameterAppliedToAll(first, "temperature");
  expect(listFields().map(({ swept }) => swept)).toEqual([{ temperature: "0, 1" }, { temperature: "0, 1" }]);
});

test("a model applied to all columns replaces the models and unreadable texts of the other columns", () => {
  const [first, second] = openTwoColumns();
  modelTyped(first, "a/b");
  modelTyped(second, "c/d, e/f");
  modelTyped(second, "c/d, e/f,");
  expect(listFields()[1]).toMatchObject({ swept: { [MODEL_PATH]: "c/d, e/f" }, errors: ["c/d, e/f,"] });
  modelAppliedToAll(first);
  expect(listFields().map(({ modelId, swept, errors }) => [modelId, swept, errors])).toEqual([
    ["a/b", undefined, []],
    ["a/b", undefined, []],
  ]);
});

test("another connection for a column removes its typed models and leaves those of the other columns", () => {
  const [first, second] = openTwoColumns();
  for (const id of [first, second]) {
    modelTyped(id, "a/b, c/d");
    modelTyped(id, "a/b, c/d,");
  }
  columnConnectionChosen(first, "aimlapi");
  expect(listFields()).toMatchObject([
    { swept: undefined, errors: [] },
    { swept: { [MODEL_PATH]: "a/b, c/d" }, errors: ["a/b, c/d,"] },
  ]);
  expect(Object.keys(getTypedTexts())).toHaveLength(1);
});

test("another shared connection removes the typed models of the columns that it changes", () => {
  const [first, second] = openTwoColumns();
  columnConnectionChosen(second, "openrouter");
  for (const id of [first, second]) {
    modelTyped(id, "a/b, c/d");
    modelTyped(id, "a/b, c/d,");
  }
  connectionChosen({ id: "aimlapi", presetId: "aimlapi", baseUrl: "https://api.example", wire: "chat-completions" });
  expect(listFields()).toMatchObject([
    { swept: undefined, errors: [] },
    { swept: { [MODEL_PATH]: "a/b, c/d" }, errors: ["a/b, c/d,"] },
  ]);
  connectionChosen({ id: "aimlapi", presetId: "aimlapi", baseUrl: "https://api.example", wire: "chat-completions" });
  modelTyped(first, "e/f, g/h");
  connectionChosen({ id: "aimlapi", presetId: "aimlapi", baseUrl: "https://api.example", wire: "chat-completions" });
  expect(listFields()[0]).toMatchObject({ swept: { [MODEL_PATH]: "e/f, g/h" } });
});
