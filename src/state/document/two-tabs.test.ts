import "fake-indexeddb/auto";
import { afterAll, expect, test, vi } from "vitest";
import type { Conversation } from "#core/conversation/conversation.ts";
import { exampleTurn } from "#e2e/fixtures/example-conversation.ts";

/** The document store of a tab: modules of its own on the disk and the channels that all tabs share. */
async function openTab() {
  vi.resetModules();
  const [documents, autosave, follow, open, reader, { addTurn }, parameters, settings] = await Promise.all([
    import("./documents.ts"),
    import("./autosave-documents.ts"),
    import("./follow-other-tabs.ts"),
    import("./open-conversations.ts"),
    import("./load-from-disk.ts"),
    import("#core/conversation/edit-turns.ts"),
    import("#state/edits/parameter-edits.ts"),
    import("#state/edits/system-prompt-changed.ts"),
  ]);
  const ends = [autosave.autosaveDocuments(), follow.followOtherTabs()];
  const getOpen = (): Conversation => {
    const conversation = documents.getOpenConversation();
    if (!conversation) throw new Error("nothing is open");
    return conversation;
  };
  return {
    ...open,
    ...autosave,
    ...reader,
    getOpen,
    /** Makes one of several kinds of edits, whose value is told by its number. */
    edit(kind: number, name: string) {
      const [variantId = ""] = getOpen().variants.map(({ id }) => id);
      if (kind === 0) parameters.parameterChanged(variantId, name, 1);
      else if (kind === 1)
        documents.openConversationChanged((before) => ({
          ...before,
          shared: { ...before.shared, variables: { ...before.shared.variables, [name]: "1" } },
        }));
      else if (kind === 2)
        documents.openConversationChanged((before) => addTurn(before, exampleTurn(`${name}0`, null)));
      else if (kind === 3)
        documents.openConversationChanged((before) => ({
          ...before,
          variants: [...before.variants, { id: name, overrides: {} }],
        }));
      else settings.systemPromptChanged(name);
    },
    end: () => ends.forEach((end) => end()),
  };
}

/** Numbers below a limit that are the same for the same seed. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % limit;
  };
}

const tabs: Awaited<ReturnType<typeof openTab>>[] = [];
afterAll(() => tabs.forEach(({ end }) => end()));

const nextTask = () => new Promise((resolve) => setImmediate(resolve));

test.each([1, 2, 3])(
  "200 edits of one conversation in two tabs, in between each other, are all kept on the disk and in both tabs (order %i)",
  async (seed) => {
    const [one, two] = [await openTab(), await openTab()];
    tabs.push(one, two);
    one.openNewConversation();
    one.edit(4, "first");
    await one.flushDocuments();
    const { id } = one.getOpen();
    expect(await two.openConversation(id)).toBe(true);

    const random = createRandom(seed);
    const made: { kind: number; name: string }[] = [];
    for (let index = 0; index < 200; index += 1) {
      const edit = { kind: random(5), name: `e${index}` };
      (random(2) === 0 ? one : two).edit(edit.kind, edit.name);
      made.push(edit);
      for (let left = random(4); left > 0; left -= 1) await nextTask();
    }
    const listLost = ({ shared, variants, turns }: Conversation) =>
      made.filter(({ kind, name }) => {
        const isKept = [
          variants.some(({ overrides }) => (overrides.parameters ?? shared.parameters)[name] === 1),
          shared.variables[name] === "1",
          turns[`${name}0`] !== undefined,
          variants.some((variant) => variant.id === name),
          // Of the system prompts the last one stands there, whichever tab wrote it.
          true,
        ];
        return isKept[kind] !== true;
      });
    await Promise.all([one.flushDocuments(), two.flushDocuments()]);
    await expect
      .poll(async () => {
        const stored = await one.loadFromDisk(id);
        return [stored, one.getOpen(), two.getOpen()].map((each) => each && listLost(each).length);
      })
      .toEqual([0, 0, 0]);
    await expect.poll(() => one.getOpen().shared).toEqual(two.getOpen().shared);
    expect((await one.loadFromDisk(id))?.shared).toEqual(one.getOpen().shared);
  },
);
