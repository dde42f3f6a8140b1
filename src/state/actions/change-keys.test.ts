import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findKeysProblem, giveKeys, listFurtherKeys, resetKeys, takeKeys } from "./change-keys.ts";
import { DEFAULT_KEYS, findActionByKeys, getKeys } from "./shortcut-keys.ts";

test("keys that are given to an action run it, and not the one that had them", () => {
  const changed = giveKeys({}, "regenerate", "$mod+KeyB");
  expect(findActionByKeys("$mod+KeyB", changed)).toBe("regenerate");
  expect(getKeys("navigation", changed)).toBeUndefined();
  expect(resetKeys(changed, "navigation")).toEqual({});
});

test("an action without keys of its own loses those that were given to it when it is reset", () => {
  expect(resetKeys(giveKeys({}, "regenerate", "F9"), "regenerate")).toEqual({});
});

test("Escape stops, whatever is stored", () => {
  expect(findActionByKeys("Escape", { regenerate: "Escape" })).toBe("regenerate");
  expect(findKeysProblem("regenerate", "Escape", {})?.kind).toBe("refused");
  expect(findActionByKeys("Escape", { stop: "" })).toBe("stop");
  expect(getKeys("stop", { stop: "F9" })).toBe("Escape");
});

test("a question mark opens the sheet until another action has it", () => {
  expect(findActionByKeys("?", {})).toBe("shortcuts");
  const changed = giveKeys({}, "regenerate", "?");
  expect(changed).toEqual({ regenerate: "?" });
  expect(listFurtherKeys("shortcuts", {})).toEqual(["?"]);
  expect(listFurtherKeys("shortcuts", changed)).toEqual([]);
  expect(getKeys("shortcuts", changed)).toBe("$mod+/");
});

test.each([
  ["$mod+KeyB", { kind: "taken", actionId: "navigation" }],
  ["?", { kind: "taken", actionId: "shortcuts" }],
  ["$mod+KeyW", { kind: "browser", effect: "closes the tab" }],
])("the problem with %s is said", (chord, problem) => {
  expect(findKeysProblem("regenerate", chord, {})).toEqual(problem);
});

test.each(["Enter", "KeyP", "Digit3", "ArrowDown", "Shift+Tab", "Space", "$mod+Escape"])(
  "%s belongs to fields and answers and is refused",
  (chord) => {
    expect(findKeysProblem("regenerate", chord, {})?.kind).toBe("refused");
  },
);

test.each(["F9", "$mod+Shift+KeyE", "$mod+Alt+KeyR", "KeyG"])("%s can be given", (chord) => {
  expect(findKeysProblem("regenerate", chord, {})).toBeUndefined();
});

const ACTIONS = [...Object.keys(DEFAULT_KEYS).filter((id) => id !== "stop"), "regenerate", "copy-turn"];
const CHORDS = [...Object.values(DEFAULT_KEYS).filter((keys) => keys !== "Escape"), "?", "F9", "$mod+KeyG"];
const STEP = fc.record({
  actionId: fc.constantFrom(...ACTIONS),
  chord: fc.option(fc.constantFrom(...CHORDS)),
  isReset: fc.boolean(),
});

test("after any changes an action has the keys that were given last, and no two have the same", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 12 }), (steps) => {
      let changed: Readonly<Record<string, string>> = {};
      for (const { actionId, chord, isReset } of steps) {
        changed = isReset
          ? resetKeys(changed, actionId)
          : chord === null
            ? takeKeys(changed, actionId)
            : giveKeys(changed, actionId, chord);
        expect(getKeys(actionId, changed)).toBe(isReset ? DEFAULT_KEYS[actionId] : (chord ?? undefined));
        const all = ACTIONS.flatMap((id) => getKeys(id, changed) ?? []);
        expect(new Set(all).size).toBe(all.length);
      }
    }),
  );
});
