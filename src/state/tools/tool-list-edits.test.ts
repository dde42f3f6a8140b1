import { expect, test } from "vitest";
import { resolveSettings } from "#core/conversation/settings.ts";
import { parseTools } from "#core/tools/parse-tools.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { parameterLeftIncomplete } from "#state/edits/parameter-edits.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { getNotices } from "#state/notices.ts";
import { toolRemoved, toolsChanged } from "./tool-list-edits.ts";

const TOOLS = parseTools([{ name: "a" }, { name: "b" }, { type: "web_search_20250305", name: "web_search" }]) ?? [];

const listIds = () => getOpenConversation()?.variants.map(({ id }) => id) ?? [];
const toolsOf = (index: number) => {
  const open = getOpenConversation();
  return open && resolveSettings(open, listIds()[index] ?? "").parameters["tools"];
};

test("a change of the tools of one column changes that column alone, and the last removed one is not sent any more", () => {
  openNewConversation();
  const [a = ""] = listIds();
  toolsChanged(a, TOOLS);
  variantCopied(a, "last");
  const [, b = ""] = listIds();
  toolsChanged(b, TOOLS.slice(0, 1));
  expect(toolsOf(0)).toEqual(TOOLS.map(({ raw }) => raw));
  expect(toolsOf(1)).toEqual([{ name: "a" }]);
  toolsChanged(b, []);
  expect(toolsOf(1)).toBeUndefined();
  expect(toolsOf(0)).toHaveLength(3);
});

test("a removed tool comes back to its place with Undo", async () => {
  openNewConversation();
  const [a = ""] = listIds();
  toolsChanged(a, TOOLS);
  toolRemoved(a, TOOLS, 1);
  expect(toolsOf(0)).toHaveLength(2);
  // A text that cannot be read is replaced by what the dialog shows.
  parameterLeftIncomplete(a, "tools", "[", "this is not valid JSON");
  toolsChanged(a, TOOLS.toSpliced(1, 1));
  getNotices().at(-1)?.action?.run();
  await expect.poll(() => toolsOf(0)).toEqual(TOOLS.map(({ raw }) => raw));
});
