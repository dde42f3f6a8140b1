/** The most elements that a browser draws within a second. */
export const TOO_MANY_SVG_ELEMENTS = 50_000;

const TAG = /<!--[^]*?-->|<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g;

type Node = { count: number; uses: string[] };

/**
 * The elements that an SVG draws, each `use` counted with all that it repeats: 2 kB can name ten billion. An element
 * that uses itself is not drawn and counts as one.
 */
export function countSvgElements(svg: string): number {
  const byId = new Map<string, Node>();
  const root: Node = { count: 0, uses: [] };
  const open: Node[] = [root];
  for (const [, closes = "", name = "", attributes = "", isEmpty = ""] of svg.matchAll(TAG)) {
    if (name === "") continue;
    if (closes !== "") {
      if (open.length > 1) open.pop();
      continue;
    }
    const parent = open.at(-1) ?? root;
    const id = /(?:^|\s)id\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
    const used = /href\s*=\s*(?:"#([^"]*)"|'#([^']*)')/.exec(attributes);
    const own: Node = { count: 1, uses: [] };
    const key = id?.[1] ?? id?.[2];
    // Each element with an id is counted by itself and used by its parent like a copy.
    const target = key ?? `${byId.size} `;
    if (!byId.has(target)) byId.set(target, own);
    parent.uses.push(target);
    if (used) own.uses.push(used[1] ?? used[2] ?? "");
    if (isEmpty === "") open.push(own);
  }
  const counted = new Map<Node, number>();
  return countNode(root, byId, counted);
}

/** The elements of a node with all that it uses; the path of uses is as long as the text allows and no recursion. */
function countNode(root: Node, byId: ReadonlyMap<string, Node>, counted: Map<Node, number>): number {
  const started = new Set<Node>();
  const waiting: Node[] = [root];
  for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
    const targets = node.uses.flatMap((id) => byId.get(id) ?? []);
    if (started.has(node)) {
      waiting.pop();
      counted.set(node, node.count + targets.reduce((sum, target) => sum + (counted.get(target) ?? 0), 0));
      continue;
    }
    started.add(node);
    for (const target of targets) if (!started.has(target)) waiting.push(target);
  }
  return counted.get(root) ?? 0;
}
