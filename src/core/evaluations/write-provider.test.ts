import { expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { writeProvider } from "./write-provider.ts";

test("a model of promptfoo has its parameters where a request has them, also under names with dots", () => {
  const { shared } = exampleConversation();
  const parameters = { "thinking.type": "enabled", "thinking.budget_tokens": 2048, "options\\.v2.depth": 3 };
  expect(writeProvider({ ...shared, connectionId: "aimlapi", modelId: "some/model", parameters })).toEqual({
    id: "aimlapi:chat:some/model",
    config: { thinking: { type: "enabled", budget_tokens: 2048 }, "options.v2": { depth: 3 } },
  });
});
