import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { EXAMPLES } from "#core/content/examples.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { exampleSweepApplied } from "./example-sweep.ts";
import { parameterChanged } from "./parameter-edits.ts";

beforeEach(() => {
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  resetState();
  openNewConversation();
});

const column = () => getOpen().variants[0];

test("the example “Change one setting” sweeps temperature over 0, 0.5 and 1", () => {
  const example = EXAMPLES.find(({ title }) => title === "Change one setting");
  exampleSweepApplied(example?.sweep);
  expect(column()?.swept).toEqual({ temperature: "0, .5, 1" });
});

test("an example chosen next takes the sweep of an example back, and the value under it stays", () => {
  const id = column()?.id ?? "";
  parameterChanged(id, "temperature", 0.3);
  exampleSweepApplied({ path: "temperature", values: "0, .5, 1" });
  exampleSweepApplied(undefined);
  expect(column()?.swept).toBeUndefined();
  expect(resolveSettings(getOpen(), id).parameters["temperature"]).toBe(0.3);
});

test("an example leaves a sweep that was typed by hand", () => {
  exampleSweepApplied({ path: "temperature", values: "0, 1" });
  exampleSweepApplied(undefined);
  expect(column()?.swept).toEqual({ temperature: "0, 1" });
});
