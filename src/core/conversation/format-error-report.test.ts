import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { formatErrorReport } from "./format-error-report.ts";

test("an error report names the error and the reply's settings, and contains no text that anybody wrote", () => {
  const reply = exampleReply({ status: "done", parts: [{ kind: "text", text: "My secret diary" }] });
  reply.sentWith.system = "Be my confidant";
  const report = formatErrorReport(new TypeError("x is not a function"), "Browser 1.0", reply);
  expect(report).toContain("TypeError: x is not a function");
  expect(report).toContain("Browser 1.0");
  expect(report).toContain("text of 15 characters");
  expect(report).toContain("anthropic/claude-opus-4-5");
  expect(report).not.toMatch(/diary|confidant/);
});
