type Linked = { id: string; parentId: string | null };

/**
 * The messages of a tree with each parent before its children, else in the order given. A message whose parent is missing
 * begins a branch, as does the first one of a circle; of several with the same id the first counts.
 */
export function orderByParent<Message extends Linked>(messages: readonly Message[]): Message[] {
  const byId = new Map<string, Message>();
  for (const message of messages) if (!byId.has(message.id)) byId.set(message.id, message);
  const children = new Map<string, Message[]>();
  const roots: Message[] = [];
  for (const message of byId.values()) {
    const { parentId } = message;
    if (parentId === null || !byId.has(parentId) || parentId === message.id) roots.push({ ...message, parentId: null });
    else if (!children.get(parentId)?.push(message)) children.set(parentId, [message]);
  }
  const ordered: Message[] = [];
  const visited = new Set<string>();
  const visit = (root: Message) => {
    const waiting = [root];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (visited.has(next.id)) continue;
      visited.add(next.id);
      ordered.push(next);
      waiting.push(...(children.get(next.id) ?? []).toReversed());
    }
  };
  for (const root of roots) visit(root);
  // What is left are circles.
  for (const message of byId.values()) if (!visited.has(message.id)) visit({ ...message, parentId: null });
  return ordered;
}
