import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { ServiceBlockView } from "./service-block-view.tsx";

const draw = (raw: JsonObject) => renderToStaticMarkup(<ServiceBlockView raw={raw} />);

test("a search says its words, and its result lists the pages with titles and addresses", () => {
  const call = draw({ type: "server_tool_use", id: "s", name: "web_search", input: { query: "rain in Bergen" } });
  expect(call).toContain("rain in Bergen");
  expect(call).not.toContain("{");
  const found = draw({
    type: "web_search_tool_result",
    tool_use_id: "s",
    content: [
      {
        type: "web_search_result",
        url: "https://example.com/a",
        title: "A page",
        page_age: "2 days",
        encrypted_content: "E",
      },
      { type: "web_search_result", url: "javascript:alert(1)", title: "No page" },
    ],
  });
  expect(found).toContain('href="https://example.com/a"');
  expect(found).toContain("2 days");
  expect(found).not.toContain("encrypted");
  expect(found).not.toContain('href="javascript');
});

test("code is shown with its output, a fetched page with its text, and a failure in words", () => {
  const code = { type: "server_tool_use", id: "s", name: "code_execution", input: { code: "print(6 * 7)" } };
  expect(draw(code)).toContain("print(6 * 7)");
  const output = { type: "code_execution_result", stdout: "42", stderr: "", return_code: 1 };
  const ran = draw({ type: "code_execution_tool_result", tool_use_id: "s", content: output });
  expect(ran).toContain("42");
  expect(ran).toContain("ended with 1");
  const source = { type: "text", media_type: "text/plain", data: "The whole page." };
  const page = {
    type: "web_fetch_result",
    url: "https://example.com",
    content: { type: "document", source, title: "Home" },
  };
  expect(draw({ type: "web_fetch_tool_result", tool_use_id: "s", content: page })).toContain("The whole page.");
  const failed = { type: "web_search_tool_result_error", error_code: "max_uses_exceeded" };
  expect(draw({ type: "web_search_tool_result", tool_use_id: "s", content: failed })).toContain("max uses exceeded");
});

test("a block of another shape is shown as JSON", () => {
  expect(draw({ type: "server_tool_use", id: "s", name: "memory", input: { command: "view", path: "/m" } })).toContain(
    "/m",
  );
  expect(draw({ type: "odd_tool_result", content: { inner: [7] } })).toContain("inner");
  expect(draw({ type: "odd_tool_result" })).toContain("nothing");
});
