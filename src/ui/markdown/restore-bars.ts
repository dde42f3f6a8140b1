import type { Nodes, Root } from "mdast";
import { HIDDEN_BAR } from "#core/markdown/hide-bars.ts";

/** A remark plugin that puts the bars back that `hideBars` took for bars of formulas, outside of formulas too. */
export function restoreBars(): (tree: Root) => void {
  return restore;
}

function restore(node: Nodes): void {
  if ("value" in node) node.value = showBars(node.value);
  if ("url" in node) node.url = showBars(node.url);
  if ("alt" in node && typeof node.alt === "string") node.alt = showBars(node.alt);
  if ("title" in node && typeof node.title === "string") node.title = showBars(node.title);
  if ("lang" in node && typeof node.lang === "string") node.lang = showBars(node.lang);
  if ("meta" in node && typeof node.meta === "string") node.meta = showBars(node.meta);
  if ("children" in node) for (const child of node.children) restore(child);
}

function showBars(text: string): string {
  return text.replaceAll(HIDDEN_BAR, "|");
}
