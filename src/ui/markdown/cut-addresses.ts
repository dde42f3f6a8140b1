import type { Link, Nodes, Root } from "mdast";
import { measureAddress } from "#core/markdown/address-end.ts";

/**
 * A remark plugin that cuts the addresses that GFM finds after parsing, in brackets for example, where `endsAddress` says
 * that they end.
 */
export function cutAddresses(): (tree: Root) => void {
  return cutIn;
}

function cutIn(node: Nodes): void {
  if (!("children" in node)) return;
  for (let index = 0; index < node.children.length; index += 1) {
    const child = node.children[index];
    if (child?.type !== "link") {
      if (child !== undefined) cutIn(child);
      continue;
    }
    const [label] = child.children;
    // A link that was found after parsing has no position.
    if (child.position !== undefined || label?.type !== "text") continue;
    const end = measureAddress(label.value);
    if (end === label.value.length) continue;
    const rest = label.value.slice(end);
    const link: Link = {
      ...child,
      url: child.url.slice(0, child.url.length - rest.length),
      children: [{ type: "text", value: label.value.slice(0, end) }],
    };
    node.children.splice(index, 1, link, { type: "text", value: rest });
  }
}
