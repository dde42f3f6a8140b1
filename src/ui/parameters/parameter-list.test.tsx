// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { buildOwnSpecs } from "#core/parameters/build-specs.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { ParameterList } from "./parameter-list.tsx";

const SPECS = buildOwnSpecs({ bias: { type: "object", additionalProperties: { type: "string" } } });
const STOP_SPECS = buildOwnSpecs({ stop: { type: "array", items: { type: "string", minLength: 1 } } });
const SOURCE: SpecSource = { origin: "given", title: "a document", atMs: 0, rules: [], corrections: [], leftOut: [] };

test("a half-typed pair stays in the column in which it was typed", () => {
  openNewConversation();
  variantCopied(getOpenConversation()?.variants[0]?.id ?? "", "last");
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const show = (columnIndex: number) => {
    const variant = getOpenConversation()?.variants[columnIndex];
    if (!variant) throw new Error("no variant");
    flushSync(() =>
      root.render(
        <ParameterList
          variant={variant}
          capabilities={{ source: SOURCE, specs: SPECS }}
          values={{}}
          sent={{}}
          refused={{}}
        />,
      ),
    );
    return page.querySelector<HTMLInputElement>('input[aria-label="bias name"]');
  };
  const first = show(0);
  flushSync(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(first, "half");
    first?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(show(0)?.value).toBe("half");
  expect(show(1)?.value).toBe("");
  flushSync(() => root.unmount());
});

test("a space and an escaped line end are added as stop sequences, and can be seen", () => {
  openNewConversation();
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const show = () => {
    const conversation = getOpenConversation();
    const variant = conversation?.variants[0];
    if (!variant) throw new Error("no variant");
    const values = { ...conversation.shared.parameters, ...variant.overrides.parameters };
    flushSync(() =>
      root.render(
        <ParameterList
          variant={variant}
          capabilities={{ source: SOURCE, specs: STOP_SPECS }}
          values={values}
          sent={values}
          refused={{}}
        />,
      ),
    );
    return { stop: values["stop"], field: page.querySelector<HTMLInputElement>('input[aria-label="stop"]') };
  };
  for (const typed of [" ", "\\n\\n"]) {
    const { field } = show();
    flushSync(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, typed);
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    flushSync(() => field?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  }
  expect(show().stop).toEqual([" ", "\n\n"]);
  expect(Array.from(page.querySelectorAll("li span"), (item) => item.textContent)).toEqual(["␣", "\\n\\n"]);
  root.unmount();
});

test("a parameter with 50,000 values is a field that suggests those which contain what is typed", () => {
  openNewConversation();
  const values = Array.from({ length: 50_000 }, (_, n) => `voice-${n}`);
  const specs = buildOwnSpecs({ voice: { type: "string", enum: values } });
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const show = () => {
    const conversation = getOpenConversation();
    const variant = conversation?.variants[0];
    if (!variant) throw new Error("no variant");
    const set = { ...conversation.shared.parameters, ...variant.overrides.parameters };
    flushSync(() =>
      root.render(
        <ParameterList
          variant={variant}
          capabilities={{ source: SOURCE, specs }}
          values={set}
          sent={set}
          refused={{}}
        />,
      ),
    );
  };
  const type = (text: string) => {
    const field = page.querySelector<HTMLInputElement>('input[aria-label="voice"]');
    flushSync(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    show();
    return field;
  };
  show();
  expect(page.querySelectorAll("select, option").length).toBe(60);
  expect(type("voice-4999")?.getAttribute("aria-invalid")).toBe("false");
  expect(Array.from(page.querySelectorAll("option"), ({ value }) => value)).toEqual([
    "voice-4999",
    ...Array.from({ length: 10 }, (_, n) => `voice-4999${n}`),
  ]);
  expect(type("none")?.getAttribute("aria-invalid")).toBe("true");
  expect(page.textContent).toContain("Invalid: one or more of 50,000 values, such as voice-0, voice-1, voice-2.");
  flushSync(() => root.unmount());
});
