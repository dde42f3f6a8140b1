import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { changeSweptField } from "./change-swept-field.ts";
import { shareSettings } from "./edit-variants.ts";
import { listColumns } from "./list-columns.ts";
import { writePictureValue } from "./picture-value.ts";
import { planReplies } from "./plan-run.ts";
import { changeSharedSettings, resolveSettings } from "./settings.ts";
import { parseSnapshot } from "./snapshot.ts";
import { buildVariablePath, formatVariableValues, parseVariableValues } from "./variable-path.ts";
import { PLAN_CONTEXT, listHeads, listSent, planText } from "#e2e/fixtures/example-plans.ts";

test("a variable with several values makes a column each, and only where it stands in a prompt", () => {
  const path = buildVariablePath("name");
  const conversation = changeSweptField(
    exampleConversation({ variables: { name: "x", city: "Rome" } }),
    "a",
    path,
    '["Ada","Bob"]',
  );
  expect(listSent(planText(conversation, "To nobody"))).toEqual([["To nobody"]]);
  expect(planText(conversation, "To nobody").conversation.variants[0]?.swept).toEqual({ [path]: '["Ada","Bob"]' });
  const planned = planText(conversation, "To {{name}} in {{city}}");
  expect(listSent(planned)).toEqual([["To Ada in Rome"], ["To Bob in Rome"]]);
  expect(listHeads(planned.conversation)).toEqual(["name Ada", "name Bob"]);
  // A variable that a column has no value of its own for follows the shared one.
  const moved = changeSharedSettings(planned.conversation, { variables: { name: "x", city: "Oslo" } });
  expect(
    listSent(planReplies(moved, planned.conversation.view.leafTurnId ?? "", [{ variantId: "a" }], PLAN_CONTEXT)),
  ).toEqual([["To Ada in Oslo"]]);
  const shared = shareSettings(planned.conversation, "a");
  for (const { id } of listColumns(shared))
    expect(resolveSettings(shared, id)).toEqual(resolveSettings(planned.conversation, id));
});

test("variables of any name survive being stored", () => {
  const variables = Object.fromEntries([
    ["__proto__", "a"],
    ["constructor", "b"],
    ["名前", "c"],
    ["formal | playful", ""],
  ]);
  const conversation = { ...exampleConversation({ variables, areBracesText: true }) };
  const { turns: _turns, replies: _replies, ...head } = structuredClone(conversation);
  const parsed = parseSnapshot({ head, turns: [], replies: [] });
  expect(Object.entries(parsed?.conversation.shared.variables ?? {})).toEqual(Object.entries(variables));
  expect(parsed?.conversation.shared.areBracesText).toBe(true);
  expect(listSent(planText(exampleConversation({ variables }), "{{__proto__}}{{constructor}}{{toString}}"))).toEqual([
    ["ab{{toString}}"],
  ]);
});

test("a picture fills its marker between the texts around it, in a column each where there are several", () => {
  const pictures = [1, 2].map((widthPx) => ({
    kind: "image" as const,
    blob: String(widthPx),
    mediaType: "image/png",
    widthPx,
    heightPx: 1,
  }));
  const path = buildVariablePath("photo");
  const conversation = changeSweptField(
    exampleConversation({ variables: { name: "Ada" } }),
    "a",
    path,
    JSON.stringify(pictures.map(writePictureValue)),
  );
  const planned = planText(conversation, "{{photo}}\nIs this {{name}}, {{photo}}? {{{raw}}}");
  expect(planned.requests.map(({ request: { messages } }) => messages[0]?.parts)).toEqual(
    pictures.map((picture) => [
      picture,
      { kind: "text", text: "\nIs this Ada, " },
      picture,
      { kind: "text", text: "? {{{raw}}}" },
    ]),
  );
  expect(listHeads(planned.conversation)).toEqual(["photo picture 1×1", "photo picture 2×1"]);
});
test("values written on one line give the same values again", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom("", "a|b", "[", '["x"]', "a\nb", " a", "\\", "\\|")), {
        minLength: 1,
        maxLength: 5,
      }),
      (values) => {
        const parsed = parseVariableValues(formatVariableValues(values));
        const found =
          parsed.type === "several"
            ? parsed.values.map(({ value }) => value)
            : parsed.type === "one"
              ? [parsed.value]
              : [];
        expect(found).toEqual(values);
        expect(formatVariableValues(values)).not.toMatch(/[\r\n]/);
      },
    ),
    { numRuns: 1000 },
  );
});
