import fc from "fast-check";
import { expect, test } from "vitest";
import type { Conversation } from "./conversation.ts";
import { addTurn } from "./edit-turns.ts";
import { changeSweptField } from "./change-swept-field.ts";
import {
  changeAllSettings,
  copyVariant,
  moveVariant,
  renameVariant,
  removeVariants,
  restoreVariants,
  setVariantResting,
  shareSettings,
} from "./edit-variants.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { listColumns } from "./list-columns.ts";
import { changeSettings, resolveSettings } from "./settings.ts";

function columns(count: number): Conversation {
  let conversation = exampleConversation({ parameters: { max_tokens: 100 } });
  for (let index = 1; index < count; index += 1)
    conversation = copyVariant(conversation, "a", String.fromCodePoint(97 + index), "last");
  return conversation;
}
const ids = (conversation: Conversation) =>
  listColumns(conversation)
    .map(({ id }) => id)
    .join("");

test("a copied variant has its source's settings and thread, and is independent afterwards", () => {
  let conversation = addTurn(columns(2), exampleTurn("t1", null));
  conversation = changeSettings(conversation, "b", { system: "Own", parameters: { temperature: 1 } });
  conversation = renameVariant(conversation, "b", " Warm ");
  const copied = copyVariant(conversation, "b", "x", "behind");
  expect(ids(copyVariant(conversation, "a", "x", "behind"))).toBe("axb");
  expect(resolveSettings(copied, "x")).toEqual(resolveSettings(copied, "b"));
  expect(copied.variants.at(-1)).toEqual({
    id: "x",
    overrides: { system: "Own", parameters: { temperature: 1 } },
    threadFrom: { variantId: "b", upToTurnId: "t1" },
  });
  expect(copied.variants[1]?.name).toBe("Warm");
});

test("restored columns return to their position, and the last column cannot be removed", () => {
  const removed = removeVariants(columns(4), ["b", "c"]);
  expect(ids(removed)).toBe("ad");
  expect(ids(restoreVariants(removed, ["c"]))).toBe("acd");
  expect(ids(removeVariants(removed, ["a", "d"]))).toBe("ad");
});

test("a column moves to any position, also past removed ones", () => {
  const removed = removeVariants(columns(5), ["b"]);
  expect(ids(removed)).toBe("acde");
  expect(ids(moveVariant(removed, "e", 0))).toBe("eacd");
  expect(ids(moveVariant(removed, "a", 2))).toBe("cdae");
  expect(ids(moveVariant(removed, "a", 99))).toBe("cdea");
  expect(moveVariant(removed, "d", 2)).toBe(removed);
  expect(ids(restoreVariants(moveVariant(removed, "a", 99), ["b"]))).toHaveLength(5);
});

test("moving, removing and restoring columns loses no variant and gives the requested order", () => {
  const move = fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    index: fc.integer({ min: -1, max: 7 }),
    kind: fc.constantFrom("move", "remove", "back"),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      let conversation = columns(6);
      for (const { id, index, kind } of moves) {
        const wasShown = ids(conversation).includes(id);
        if (kind === "remove") conversation = removeVariants(conversation, [id]);
        else if (kind === "back") conversation = restoreVariants(conversation, [id]);
        else conversation = moveVariant(conversation, id, index);
        const now = ids(conversation);
        const expectedIndex =
          kind === "move" && wasShown ? Math.min(now.length - 1, Math.max(0, index)) : now.indexOf(id);
        expect(now.indexOf(id)).toBe(expectedIndex);
        expect(now.length).toBeGreaterThan(0);
      }
      expect(
        conversation.variants
          .map(({ id }) => id)
          .toSorted()
          .join(""),
      ).toBe("abcdef");
    }),
  );
});

test("sharing a variant's settings changes the settings of no column", () => {
  let conversation = changeSettings(columns(3), "b", { parameters: { temperature: 0.5 }, modelId: "m" });
  conversation = changeSettings(conversation, "c", { system: "Own" });
  const shared = shareSettings(conversation, "b");
  expect(shared.shared).toMatchObject({ modelId: "m", parameters: { temperature: 0.5 } });
  expect(shared.variants[1]?.overrides).toEqual({});
  for (const id of ["a", "b", "c"]) expect(resolveSettings(shared, id)).toEqual(resolveSettings(conversation, id));
});

test("a change to all columns reaches the shared settings and every column, and leaves their other settings alone", () => {
  const before = changeSettings(columns(2), "b", { parameters: { temperature: 0.5 } });
  const after = changeAllSettings(before, ({ parameters }) => ({ parameters: { ...parameters, top_k: 5 } }));
  expect(after.shared.parameters).toEqual({ max_tokens: 100, top_k: 5 });
  expect(resolveSettings(after, "a").parameters).toEqual({ max_tokens: 100, top_k: 5 });
  expect(resolveSettings(after, "b").parameters).toEqual({ temperature: 0.5, top_k: 5 });
});

test("an edit without effect returns the same conversation, so nothing is written", () => {
  const conversation = columns(2);
  expect(removeVariants(conversation, ["x"])).toBe(conversation);
  expect(restoreVariants(conversation, ["a"])).toBe(conversation);
  expect(changeSweptField(conversation, "a", "top_k", undefined).variants[0]).toEqual(conversation.variants[0]);
  expect(setVariantResting(setVariantResting(conversation, "a", true), "a", false)).toEqual(conversation);
});
