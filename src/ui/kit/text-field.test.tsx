import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TextField } from "./text-field.tsx";

const ignore = () => {};

function renderField(texts: { hint?: string; error?: string }) {
  const markup = renderToStaticMarkup(<TextField label="Base URL" value="" onChange={ignore} {...texts} />);
  const [, described] = /aria-describedby="([^"]+)"/.exec(markup) ?? [];
  const description = (described ?? "").split(" ").map((id) => markup.split(`id="${id}"`)[1]?.match(/>([^<]*)</)?.[1]);
  return { markup, description };
}

test("the error and then the hint describe the field, and neither is part of its name", () => {
  const { markup, description } = renderField({ hint: "Ends in /v1.", error: "This is no address." });
  expect(description).toEqual(["This is no address.", "Ends in /v1."]);
  expect(markup).toContain('aria-invalid="true"');
  expect(markup).toMatch(/<label[^>]*>Base URL<\/label>/);
});

test("a field without a hint and an error has no description and is valid", () => {
  const { markup } = renderField({});
  expect(markup).not.toContain("aria-describedby");
  expect(markup).toContain('aria-invalid="false"');
});
