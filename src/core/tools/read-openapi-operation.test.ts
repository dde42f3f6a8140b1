import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { parseYaml } from "#core/parse-yaml.ts";
import { listOpenApiOperations, readOpenApiOperation } from "./read-openapi-operation.ts";
import type { Signature } from "./signature.ts";

const PETS = `
openapi: 3.0.3
info: { title: Pets }
paths:
  /pets/{petId}:
    parameters:
      - { name: petId, in: path, required: true, schema: { type: string }, description: The pet }
    get:
      operationId: getPet
      summary: Finds a pet.
      parameters:
        - $ref: "#/components/parameters/Limit"
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: petId, in: path, required: true, schema: { type: integer, minimum: 1 } }
    put:
      summary: Changes a pet.
      description: Every field is replaced.
      requestBody:
        required: true
        content:
          application/xml: { schema: { type: string } }
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }
  /rows:
    post:
      operationId: add rows!
      requestBody:
        content:
          application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Kind" } } }
  /nodes/{name}:
    post:
      parameters: [{ name: name, in: path, schema: { type: string } }]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Node" } }
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer, maximum: 10, default: 3, example: 5 } }
  schemas:
    Kind: { type: string, enum: [cat, dog] }
    Named: { type: object, required: [name], properties: { name: { type: string } } }
    Pet:
      allOf:
        - $ref: "#/components/schemas/Named"
        - type: object
          required: [kind, id]
          properties:
            id: { type: integer, readOnly: true }
            kind: { $ref: "#/components/schemas/Kind" }
            owner: { oneOf: [{ type: string }, { $ref: "#/components/schemas/Named" }] }
            tags: { type: object, additionalProperties: { type: string, nullable: true } }
    Node:
      type: object
      required: [name]
      properties:
        name: { type: string }
        next: { $ref: "#/components/schemas/Node" }
        children: { type: array, items: { $ref: "#/components/schemas/Node" } }
`;

function read(document: unknown, path: string, method: string): Signature {
  return readOpenApiOperation(document as JsonObject, { method, path, summary: "" });
}

const DOCUMENT = parseYaml(PETS);
const KIND = { type: "string", enum: ["cat", "dog"] };
const NAMED = { type: "object", properties: { name: { type: "string" } }, required: ["name"] };

test("a document in YAML lists its operations with their summaries", () => {
  expect(listOpenApiOperations(DOCUMENT)).toMatchObject({
    operations: [
      { method: "GET", path: "/pets/{petId}", summary: "Finds a pet." },
      { method: "PUT", path: "/pets/{petId}", summary: "Changes a pet." },
      { method: "POST", path: "/rows", summary: "add rows!" },
      { method: "POST", path: "/nodes/{name}", summary: "" },
    ],
  });
});

test("parameters of the path and the query become arguments, those of the operation before those of its path", () => {
  expect(read(DOCUMENT, "/pets/{petId}", "GET")).toEqual({
    name: "getPet",
    description: "Finds a pet.",
    schema: {
      type: "object",
      properties: { petId: { type: "integer", minimum: 1 }, limit: { type: "integer", default: 3, maximum: 10 } },
      required: ["petId"],
    },
    notes: ["The header X-Trace is left out."],
  });
});

test("a body in JSON is merged with the parameters, its references written out and what the server gives left out", () => {
  expect(read(DOCUMENT, "/pets/{petId}", "PUT")).toEqual({
    name: "put_pets_petId",
    description: "Changes a pet.\n\nEvery field is replaced.",
    schema: {
      type: "object",
      properties: {
        petId: { type: "string", description: "The pet" },
        name: { type: "string" },
        kind: KIND,
        owner: { anyOf: [{ type: "string" }, NAMED] },
        tags: { type: "object", additionalProperties: { type: "string" } },
      },
      required: ["petId", "name", "kind"],
    },
    notes: [],
  });
});

test("a body that is no object is an argument of its own, and so is one whose field has the name of a parameter", () => {
  expect(read(DOCUMENT, "/rows", "POST")).toMatchObject({
    name: "add_rows",
    schema: { properties: { body: { type: "array", items: KIND } } },
  });
  const node = read(DOCUMENT, "/nodes/{name}", "POST");
  expect(node.schema).toMatchObject({
    properties: { name: { type: "string" }, body: { type: "object" } },
    required: ["name", "body"],
  });
  expect(node.notes).toContain("The body is sent as application/x-www-form-urlencoded.");
});

test("a schema that refers to itself is cut where it comes again, and the note says so", () => {
  const { schema, notes } = read(DOCUMENT, "/nodes/{name}", "POST");
  expect(schema["properties"]).toMatchObject({
    body: { properties: { next: { type: "object" }, children: { type: "array", items: { type: "object" } } } },
  });
  expect(notes).toContain("Node refers to itself: it is cut where it comes again.");
  const round = {
    openapi: "3.1.0",
    paths: {
      "/a": {
        post: { requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } } },
      },
    },
    components: { schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } },
  };
  expect(read(round, "/a", "POST").notes).toContain("A part of it refers to itself and is left open.");
});

test("an enormous or very deep schema is cut within bounds", () => {
  const wide = Object.fromEntries(
    Array.from({ length: 900 }, (_, index) => [`p${index}`, { $ref: "#/components/schemas/S" }]),
  );
  const document = {
    openapi: "3.0.0",
    paths: {
      "/a": {
        post: {
          requestBody: {
            required: true,
            content: { "application/json": { schema: { type: "object", properties: wide } } },
          },
        },
      },
    },
    components: {
      schemas: {
        S: {
          type: "object",
          properties: Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`q${index}`, { type: "string" }])),
        },
      },
    },
  };
  const { schema, notes } = read(document, "/a", "POST");
  expect(notes.join(" ")).toMatch(/too large/);
  expect(JSON.stringify(schema).length).toBeLessThan(200_000);
});

test("text that is no OpenAPI 3 document is refused with a sentence", () => {
  const reasons: [unknown, RegExp][] = [
    [undefined, /no OpenAPI document/],
    ["text", /no OpenAPI document/],
    [{ swagger: "2.0", paths: {} }, /Swagger 2/],
    [{ openapi: "4.0.0", paths: {} }, /OpenAPI 4/],
    [{ openapi: "3.0.0", paths: { "/a": { trace: {} } } }, /no operation/],
    [{ hello: 1 }, /openapi and paths are missing/],
  ];
  for (const [document, reason] of reasons)
    expect(listOpenApiOperations(document as JsonObject)).toEqual({ reason: expect.stringMatching(reason) });
});
