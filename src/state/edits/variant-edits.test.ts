import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Conversation } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { MAX_COLUMNS } from "#core/vocabulary.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { createRunContext } from "#state/replies/run-context.ts";
import { resetState } from "#state/reset-state.ts";
import { modelAppliedToAll, parameterAppliedToAll, settingsMadeDefault } from "./column-settings.ts";
import { saveConnection } from "./save-connection.ts";
import { parameterChanged } from "./parameter-edits.ts";
import { applySweepField, sweepDissolved, sweepFolded } from "./sweep-edits.ts";
import {
  otherVariantsRemoved,
  samplesChanged,
  variantCopied,
  variantMoved,
  variantNamed,
  variantPauseChanged,
  variantRemoved,
  variantsRestored,
} from "./variant-edits.ts";

beforeEach(startSweep);

/** A new conversation with a turn that was answered at three temperatures of a sweep, and by a column of its own. */
function startSweep(): void {
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  resetState();
  openNewConversation();
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: "http://127.0.0.1:1/v1", wire: "chat-completions" },
    { key: "test-key", remembered: false },
  );
  const [first] = open().variants;
  variantCopied(first?.id ?? "", "last");
  openConversationChanged((before) => {
    const swept = changeSweptField(before, first?.id ?? "", "temperature", "0, .5, 1");
    const content = { parts: [{ kind: "text" as const, text: "Hello" }], imageSizes: {} };
    const planned = planRun(swept, content, createRunContext());
    return "reason" in planned ? before : settleAll(planned.conversation);
  });
  expect(columns()).toHaveLength(4);
}

function open(): Conversation {
  const conversation = getOpenConversation();
  if (!conversation) throw new Error("nothing is open");
  return conversation;
}
const columns = () => listColumns(open());
const columnAt = (index: number) => columns()[index % columns().length]?.id ?? "";
const sweepAt = (index: number) => open().sweeps[index % Math.max(1, open().sweeps.length)]?.id ?? "";
const temperatures = () => columns().map(({ id }) => resolveSettings(open(), id).parameters["temperature"]);

function settleAll(conversation: Conversation): Conversation {
  const replies = Object.values(conversation.replies).map((reply) => ({ ...reply, status: "done" as const }));
  return { ...conversation, replies: Object.fromEntries(replies.map((reply) => [reply.id, reply])) };
}

/** One more turn that every column answers, as a run leaves it. */
function answerTurn(): void {
  openConversationChanged((before) => {
    const id = `${before.id}-${Object.keys(before.turns).length}`;
    const replies = listColumns(before).map((variant) =>
      exampleReply({ id: `${id}-${variant.id}`, turnId: id, variantId: variant.id, status: "done" }),
    );
    return addReplies(addTurn(before, { ...exampleTurn("t1", before.view.leafTurnId), id }), replies);
  });
}

const undoAt = (index: number) => {
  const offers = getNotices().filter(({ action }) => action?.label === "Undo");
  offers[index % Math.max(1, offers.length)]?.action?.run();
};

/** Every edit of columns and sweeps; a number chooses the column, sweep, position or notice. */
const EDITS: Record<string, (at: number) => unknown> = {
  copy: (at) => variantCopied(columnAt(at), at % 2 === 0 ? "last" : "behind"),
  remove: (at) => variantRemoved(columnAt(at)),
  "keep only this": (at) => otherVariantsRemoved(columnAt(at)),
  restore: () => variantsRestored(open().variants.flatMap(({ id, isRemoved }) => (isRemoved ? [id] : []))),
  reorder: (at) => variantMoved(columnAt(at), at % 7),
  name: (at) => variantNamed(columnAt(at), `Name ${at}`),
  rest: (at) => variantPauseChanged(columnAt(at), at % 2 === 0),
  samples: (at) => samplesChanged(columnAt(at), 1 + (at % 3)),
  "change a parameter": (at) => parameterChanged(columnAt(at), "temperature", at / 100),
  "apply a parameter to all": (at) => parameterAppliedToAll(columnAt(at), "temperature"),
  "apply the model to all": (at) => modelAppliedToAll(columnAt(at)),
  "make default": (at) => settingsMadeDefault(columnAt(at)),
  "change a sweep": (at) =>
    applySweepField(sweepAt(at), "temperature", ["0", "0, 1", "1, 0, .2", "0..1/5", ".7"][at % 5] ?? "0"),
  "fold a sweep": (at) => sweepFolded(sweepAt(at), at % 2 === 0),
  "dissolve a sweep": (at) => sweepDissolved(sweepAt(at)),
  answer: answerTurn,
  undo: undoAt,
};

test("no sequence of column and sweep edits, with or without undo, loses, changes or orphans a reply", async () => {
  const often = ["change a sweep", "copy", "answer", "undo", "undo"];
  const edit = fc.record({ name: fc.constantFrom(...Object.keys(EDITS), ...often, ...often), at: fc.nat(99) });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 15 }), async (edits) => {
      startSweep();
      for (const { name, at } of edits) {
        const before = open();
        await EDITS[name]?.(at);
        const after = open();
        for (const reply of Object.values(before.replies)) expect(after.replies[reply.id]).toBe(reply);
        const ids = after.variants.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining(Object.values(after.replies).map(({ variantId }) => variantId)));
        expect(columns().length).toBeGreaterThan(0);
        expect(columns().length).toBeLessThanOrEqual(MAX_COLUMNS);
      }
    }),
    { numRuns: 60 },
  );
});

test("a removed column returns to its old place, by undo and by restoring", () => {
  const { variants } = open();
  const [, second] = variants;
  const id = second?.id ?? "";
  for (const bringBack of [() => undoAt(0), () => variantsRestored([id])]) {
    variantRemoved(id);
    expect(columns()).toEqual(variants.toSpliced(1, 1));
    bringBack();
    expect(open().variants).toEqual(variants);
  }
});

test("keeping only one column removes the others, and undo restores all of them", () => {
  const { variants } = open();
  otherVariantsRemoved(columnAt(2));
  expect(columns()).toEqual([variants[2]]);
  undoAt(0);
  expect(open().variants).toEqual(variants);
});

test("removing a value from a sweep removes its column, and undo restores the column beside those added since", async () => {
  const sweepId = sweepAt(0);
  expect(temperatures()).toEqual([0, 0.5, 1, undefined]);
  expect(await applySweepField(sweepId, "temperature", "0, 1, .2")).toBeNull();
  expect(temperatures()).toEqual([0, 1, 0.2, undefined]);
  variantCopied(columnAt(3), "last");
  answerTurn();
  const after = open();
  undoAt(0);
  // The copy stays, and so do the replies of the value that the undone change had added.
  expect(temperatures()).toEqual([0, 0.5, 1, undefined, undefined]);
  expect(open().replies).toBe(after.replies);
  expect(await applySweepField(sweepId, "temperature", "0, .5, 1, .2")).toBeNull();
  expect(temperatures()).toEqual([0, 0.5, 1, 0.2, undefined, undefined]);
  expect(
    open()
      .variants.map(({ id }) => id)
      .toSorted(),
  ).toEqual(after.variants.map(({ id }) => id).toSorted());
});
