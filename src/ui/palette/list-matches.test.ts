import { expect, test } from "vitest";
import type { Command } from "./command.ts";
import { listMatches } from "./list-matches.ts";

const command = (key: string, label: string, rest: Partial<Command> = {}): Command => ({
  key,
  label,
  run: () => {},
  ...rest,
});

const find = (groups: Record<string, Command[]>, query: string, recent: readonly string[] = []) =>
  listMatches(
    Object.entries(groups).map(([title, commands]) => ({ title, commands })),
    query,
    recent,
  ).map(({ title, commands }) => [title, commands.map(({ key }) => key)]);

test("groups stand in order of their best match, and those without one are left out", () => {
  const groups = {
    Answers: [command("copy-answer", "Copy this answer"), command("edit", "Edit this answer")],
    Columns: [command("duplicate", "Duplicate this column", { words: "copy" })],
    Help: [command("keys", "Keyboard shortcuts")],
  };
  expect(find(groups, "copy")).toEqual([
    ["Answers", ["copy-answer"]],
    ["Columns", ["duplicate"]],
  ]);
  expect(find(groups, "keyb")).toEqual([["Help", ["keys"]]]);
});

test("commands that can run stand before those that cannot, and the last run before its equals", () => {
  const groups = {
    All: [
      command("off", "Move left", { offReason: "This is the first column" }),
      command("a", "Move right"),
      command("b", "Move up"),
    ],
  };
  expect(find(groups, "move", ["b"])).toEqual([["All", ["b", "a", "off"]]]);
});

test("a key in a list of 1,000 conversations is answered within 16 ms", () => {
  const many = Array.from({ length: 1000 }, (_, index) => command(`${index}`, `Conversation ${index} about prompts`));
  find({ many }, "warm");
  const keys = ["c", "co", "con", "conv 9", "conv 99", "about", "prompts 123", "zzz"];
  // The quickest of several rounds: what else the machine does is no cost of the list.
  const roundsMs = Array.from({ length: 5 }, () => {
    const startedAtMs = performance.now();
    for (const query of keys) find({ many }, query);
    return (performance.now() - startedAtMs) / keys.length;
  });
  expect(Math.min(...roundsMs)).toBeLessThan(16);
});
