import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AutoTextarea } from "./auto-textarea.tsx";

test.each([
  ["Hello שלום", undefined],
  ["12 – שלום, hello", "rtl"],
  ["\n\n**مرحبا**", "rtl"],
  ["", undefined],
  ["12 + 3", undefined],
])("a text area with %j has the direction %s, without the browser having to find it", (value, direction) => {
  const markup = renderToStaticMarkup(<AutoTextarea value={value} readOnly />);
  expect(/ dir="([a-z]+)"/.exec(markup)?.[1]).toBe(direction);
});
