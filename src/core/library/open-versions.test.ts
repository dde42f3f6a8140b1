import fc from "fast-check";
import { expect, test } from "vitest";
import { listColumns } from "#core/conversation/list-columns.ts";
import { writePictureValue } from "#core/conversation/picture-value.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { fillTemplate } from "#core/templates/scan-template.ts";
import { examplePrompt, exampleVersion } from "#e2e/fixtures/example-prompt.ts";
import { openSideBySide, openVersion } from "./open-versions.ts";
import type { PromptVersion } from "./saved-prompt.ts";

function createNewId() {
  let count = 0;
  return () => `id${++count}`;
}

/** The settings of each column, and the texts that it would send. */
function listSent(first: PromptVersion, second: PromptVersion) {
  const opened = openSideBySide(examplePrompt([first, second]), [first, second], createNewId());
  if ("reason" in opened) return opened.reason;
  const { conversation, text } = opened;
  return listColumns(conversation).map(({ id, name }) => {
    const settings = resolveSettings(conversation, id);
    const fill = (template: string) => (settings.areBracesText ? template : fillTemplate(template, settings.variables));
    return { name, prompt: fill(text), system: fill(settings.system), settings };
  });
}

const send = ({ text, settings }: PromptVersion) =>
  settings.areBracesText ? text : fillTemplate(text, settings.variables);

test("a version opens with its text and settings, and the conversation remembers it", () => {
  const version = exampleVersion("v", "Hi {{name}}", {
    settings: { variables: { name: "Ada" }, parameters: { top_p: 0.5 } },
    swept: { temperature: "0, 1" },
  });
  const { conversation, text } = openVersion(examplePrompt([version]), version, createNewId());
  expect(text).toBe("Hi {{name}}");
  expect(conversation).toMatchObject({
    title: "Alt text writer",
    shared: version.settings,
    variants: [{ overrides: {}, swept: { temperature: "0, 1" } }],
    madeFrom: [{ promptId: "p", versionId: "v" }],
  });
});

test("a version for a service that is unknown here opens with the demo, under its own name", () => {
  for (const connectionId of ["unheard of", "__proto__", "constructor"]) {
    const version = exampleVersion("v", "Hi", { settings: { connectionId } });
    const { conversation } = openVersion(examplePrompt([version]), version, createNewId());
    expect(conversation.shared).toMatchObject({ connectionId: "demo", modelId: "etude-demo" });
  }
});

test("two versions of one text are columns that differ in just the settings that differ", () => {
  const text = "Write a {{formal | playful}} note";
  const first = exampleVersion("1", text, {
    settings: { parameters: { temperature: 0, top_p: 1 }, system: "Be brief." },
  });
  const second = exampleVersion("2", text, { settings: { parameters: { temperature: 1 }, system: "Be brief." } });
  const opened = openSideBySide(examplePrompt([first, second]), [first, second], createNewId());
  expect(opened).toMatchObject({
    text,
    conversation: {
      shared: first.settings,
      variants: [
        { name: "v1", overrides: {} },
        { name: "v2", overrides: { parameters: { temperature: 1 } } },
      ],
      madeFrom: [
        { promptId: "p", versionId: "1" },
        { promptId: "p", versionId: "2" },
      ],
    },
  });
});

const piece = fc.constantFrom("{{", "}}", "{{name}}", "{", "|", " | ", "\\", "\n", " ", "a", "b", "名");
const anyText = fc.array(fc.oneof(piece, fc.string())).map((pieces) => pieces.join(""));
const anyVersion = (id: string) =>
  fc
    .record({ text: anyText, system: anyText, name: anyText, prompt: anyText, isLiteral: fc.boolean() })
    .map(({ text, system, name, prompt, isLiteral }) =>
      exampleVersion(id, text, {
        settings: { system, variables: { name, prompt }, ...(isLiteral && { areBracesText: true as const }) },
      }),
    );

test("columns of two versions send exactly what each version says, whatever their texts", () => {
  let openedCount = 0;
  fc.assert(
    fc.property(anyVersion("1"), anyVersion("2"), (first, second) => {
      const sent = listSent(first, second);
      if (typeof sent === "string") return;
      openedCount += 1;
      for (const [index, version] of [first, second].entries()) {
        expect(sent[index]?.prompt).toBe(send(version));
        expect(sent[index]?.system).toBe(send({ ...version, text: version.settings.system }));
        expect(sent[index]?.settings.variables["name"]).toBe(version.settings.variables["name"]);
      }
    }),
    { numRuns: 1000 },
  );
  expect(openedCount).toBeGreaterThan(500);
});

test("versions whose texts differ and leave something open are not made columns, with the reason", () => {
  const first = exampleVersion("1", "Dear {{name}}");
  expect(listSent(first, exampleVersion("2", "Hello"))).toBe("The texts differ, and v1 has no one value for {{name}}");
  const several = exampleVersion("1", "Dear {{name}}", {
    settings: { variables: { name: "Ada" } },
    swept: { "variable:name": '["Ada", "Grace"]' },
  });
  expect(listSent(several, exampleVersion("2", "Hello"))).toBe(
    "The texts differ, and v1 has no one value for {{name}}",
  );
  expect(listSent(exampleVersion("1", "Hello"), exampleVersion("2", "{{a | b}}"))).toBe(
    "The texts differ, and v2 has no one value for {{a | b}}",
  );
  const picture = writePictureValue({ kind: "image", blob: "b", mediaType: "image/png", widthPx: 8, heightPx: 8 });
  const pictured = exampleVersion("1", "See {{photo}}", { settings: { variables: { photo: picture } } });
  expect(listSent(pictured, exampleVersion("2", "Hello"))).toBe(
    "The texts differ, and v1 fills {{photo}} with a picture",
  );
});

test("versions with other pictures do not open beside each other, and those with the same ones do with them", () => {
  const picture = { blob: "a".repeat(64), mediaType: "image/png", widthPx: 2, heightPx: 3, name: "a", sizeBytes: 1 };
  const one = exampleVersion("1", "one", { pictures: [picture] });
  const two = exampleVersion("2", "two", { pictures: [{ ...picture, name: "renamed" }] });
  expect(openSideBySide(examplePrompt([one, two]), [one, two], () => "id")).toMatchObject({ pictures: [picture] });
  const other = exampleVersion("3", "two");
  expect(openSideBySide(examplePrompt([one, other]), [one, other], () => "id")).toEqual({
    reason: "Their pictures differ",
  });
});
