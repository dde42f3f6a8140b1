// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, onTestFinished, test } from "vitest";
import { buildOwnSpecs } from "#core/parameters/build-specs.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { ParameterList } from "./parameter-list.tsx";

const SOURCE: SpecSource = { origin: "given", title: "a document", atMs: 0, rules: [], corrections: [], leftOut: [] };

/** A new conversation's parameter list. `show` renders it for a column and returns that column's values. */
function mountList(specs: ParameterSpec[]) {
  openNewConversation();
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const show = (columnIndex = 0) => {
    const conversation = getOpenConversation();
    const variant = conversation?.variants[columnIndex];
    if (!variant) throw new Error("no variant");
    const values = { ...conversation.shared.parameters, ...variant.overrides.parameters };
    const capabilities = { source: SOURCE, specs };
    flushSync(() => root.render(<ParameterList variantId={variant.id} capabilities={capabilities} />));
    return values;
  };
  const getField = (name: string) => page.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
  const type = (name: string, text: string) =>
    flushSync(() => {
      const field = getField(name);
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    });
  onTestFinished(() => flushSync(() => root.unmount()));
  return { page, show, getField, type };
}

test("a half-typed pair stays in the column in which it was typed", () => {
  const specs = buildOwnSpecs({ bias: { type: "object", additionalProperties: { type: "string" } } });
  const { show, getField, type } = mountList(specs);
  variantCopied(getOpenConversation()?.variants[0]?.id ?? "", "last");
  show(0);
  type("bias name", "half");
  show(0);
  expect(getField("bias name")?.value).toBe("half");
  show(1);
  expect(getField("bias name")?.value).toBe("");
});

test("a space and an escaped line end are added as stop sequences, and can be seen", () => {
  const specs = buildOwnSpecs({ stop: { type: "array", items: { type: "string", minLength: 1 } } });
  const { page, show, getField, type } = mountList(specs);
  for (const typed of [" ", "\\n\\n"]) {
    show();
    type("stop", typed);
    flushSync(() => getField("stop")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  }
  expect(show()["stop"]).toEqual([" ", "\n\n"]);
  expect(Array.from(page.querySelectorAll("li span"), (item) => item.textContent)).toEqual(["␣", "\\n\\n"]);
});

test("a parameter with 50,000 values is a field that suggests those which contain what is typed", () => {
  const values = Array.from({ length: 50_000 }, (_, n) => `voice-${n}`);
  const { page, show, getField, type } = mountList(buildOwnSpecs({ voice: { type: "string", enum: values } }));
  show();
  expect(page.querySelectorAll("select, option").length).toBe(60);
  type("voice", "voice-4999");
  show();
  expect(getField("voice")?.getAttribute("aria-invalid")).toBe("false");
  expect(Array.from(page.querySelectorAll("option"), ({ value }) => value)).toEqual([
    "voice-4999",
    ...Array.from({ length: 10 }, (_, n) => `voice-4999${n}`),
  ]);
  type("voice", "none");
  show();
  expect(getField("voice")?.getAttribute("aria-invalid")).toBe("true");
  expect(page.textContent).toContain("Invalid: one or more of 50,000 values, such as voice-0, voice-1, voice-2.");
});
