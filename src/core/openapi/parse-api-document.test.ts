import { expect, test } from "vitest";
import { parseApiDocument } from "./parse-api-document.ts";

const operation = (schema: unknown) => ({ requestBody: { content: { "application/json": { schema } } } });
const documentOf = (paths: unknown) => JSON.stringify({ openapi: "3.0.1", info: { title: "Mine" }, paths });

test.each([
  ["", "There is nothing in it."],
  ["hello", "It is not JSON."],
  ["openapi: 3.0.0\npaths: {}", "It is written in YAML. Convert it to JSON first."],
  ["[1, 2]", "It is JSON, but no OpenAPI document."],
  ['{"a": 1}', "It is JSON, but no OpenAPI 3 document."],
  ['{"swagger": "2.0", "paths": {}}', "It is written for Swagger 2. OpenAPI 3 is needed."],
  ['{"openapi": "3.1.0", "paths": {"/a": {"get": {}}}}', "It describes no operation that takes a JSON body."],
  ['{"openapi": "3.0.0", "paths": null}', "It describes no operation that takes a JSON body."],
  [
    " ".repeat(10) + "x".repeat(8_000_001),
    "It is larger than 8 MB. Give only the description of the model’s endpoint.",
  ],
])("%.40j is refused with a sentence", (text, problem) => {
  expect(parseApiDocument(text)).toEqual({ problem });
});

test("operations with a JSON body are listed, chats first", () => {
  const chat = { type: "object", properties: { messages: {} } };
  const read = parseApiDocument(
    documentOf({
      "/files": { post: { requestBody: { content: { "multipart/form-data": { schema: {} } } } } },
      "/embed": { post: operation({ type: "object" }), get: {} },
      "/chat": { post: { ...operation({ anyOf: [{ type: "object" }, chat] }), summary: "Talk" } },
    }),
  );
  expect(read).toMatchObject({
    title: "Mine",
    operations: [
      { method: "POST", path: "/chat", summary: "Talk", isChat: true },
      { method: "POST", path: "/embed", isChat: false },
    ],
  });
});

test("a body behind references is found, and a reference to itself ends the search", () => {
  const read = parseApiDocument(
    JSON.stringify({
      openapi: "3.0.0",
      paths: {
        "/chat": { post: { requestBody: { $ref: "#/components/requestBodies/Chat" } } },
        "/loop": { post: { requestBody: { $ref: "#/loop" } } },
      },
      components: {
        requestBodies: {
          Chat: { content: { "application/json; charset=utf-8": { schema: { properties: { messages: {} } } } } },
        },
      },
      loop: { $ref: "#/loop" },
    }),
  );
  expect(read).toMatchObject({ operations: [{ path: "/chat", isChat: true }] });
});
