import type { JsonObject } from "#core/json.ts";

const closed = (properties: JsonObject): JsonObject => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const text = (description: string): JsonObject => ({ type: "string", description });

/** Schemas to start from, by what they are for. */
export const EXAMPLE_SCHEMAS: readonly { name: string; schema: JsonObject }[] = [
  {
    name: "A label with its reason",
    schema: closed({
      reason: text("One sentence on why the label fits"),
      label: { type: "string", enum: ["positive", "neutral", "negative"] },
    }),
  },
  {
    name: "Facts from a text",
    schema: closed({
      title: text("The title, as it is written"),
      date: { anyOf: [{ type: "string", description: "As YYYY-MM-DD" }, { type: "null" }] },
      people: { type: "array", items: closed({ name: text("The full name"), role: text("What they do in the text") }) },
    }),
  },
  {
    name: "A receipt",
    schema: closed({
      shop: text("The name of the shop"),
      currency: text("Its code of three letters"),
      items: {
        type: "array",
        items: closed({ name: text("As printed"), quantity: { type: "number" }, price: { type: "number" } }),
      },
      total: { type: "number" },
    }),
  },
];
