// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { rewriteTyped } from "#state/document/rewrites.ts";
import { RewriteFields } from "./rewrite-fields.tsx";

test("texts that are rewritten stay with their columns when a column is added between them, and are sent in the columns' order", () => {
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const sent: (readonly string[])[] = [];
  rewriteTyped("b", "typed for b");
  const show = (ids: readonly string[]) =>
    flushSync(() =>
      root.render(
        <RewriteFields
          id="turn"
          label="Edit"
          frame=""
          texts={ids.map((id) => ({ id, label: id, text: `said to ${id}`, isHidden: id === "d" }))}
          submitLabel="Send"
          onSubmit={(texts) => {
            sent.push(texts);
            return Promise.resolve("Not now.");
          }}
          onCancel={() => undefined}
        />,
      ),
    );
  const listShown = () => [...page.querySelectorAll("textarea")].map(({ value }) => value);
  show(["a", "b", "d"]);
  expect(listShown()).toEqual(["said to a", "typed for b"]);
  show(["a", "c", "b", "d"]);
  expect(listShown()).toEqual(["said to a", "said to c", "typed for b"]);
  [...page.querySelectorAll("button")].find(({ textContent }) => textContent === "Send")?.click();
  expect(sent).toEqual([["said to a", "said to c", "typed for b", "said to d"]]);
  flushSync(() => root.unmount());
});
