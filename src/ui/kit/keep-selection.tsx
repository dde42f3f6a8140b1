import type { ReactNode } from "react";
import { Component, createRef } from "react";

/** An end of the selection: its node and offset, the text before it there, and its place in the text of a child. */
type SelectionEnd = { node: Node; offset: number; textBefore: string; childIndex: number; textOffset: number };

/**
 * An element whose selected words stay selected while its content grows. The browser drops a selection within a text
 * that is replaced, also by a longer one that begins alike.
 */
export class KeepSelection extends Component<{ className?: string; children: ReactNode }> {
  private readonly root = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): [SelectionEnd, SelectionEnd] | null {
    const selection = getSelection();
    const root = this.root.current;
    if (!root || !selection?.anchorNode || !selection.focusNode || selection.isCollapsed) return null;
    if (!root.contains(selection.anchorNode) && !root.contains(selection.focusNode)) return null;
    return [
      describeEnd(root, selection.anchorNode, selection.anchorOffset),
      describeEnd(root, selection.focusNode, selection.focusOffset),
    ];
  }

  override componentDidUpdate(_props: unknown, _state: unknown, before: [SelectionEnd, SelectionEnd] | null): void {
    const selection = getSelection();
    const root = this.root.current;
    if (!before || !root || !selection) return;
    const [anchor, focus] = before;
    const isKept =
      selection.anchorNode === anchor.node &&
      selection.anchorOffset === anchor.offset &&
      selection.focusNode === focus.node &&
      selection.focusOffset === focus.offset;
    if (isKept) return;
    selection.setBaseAndExtent(...findEnd(root, anchor), ...findEnd(root, focus));
  }

  override render(): ReactNode {
    const { className, children } = this.props;
    return (
      <div ref={this.root} className={className}>
        {children}
      </div>
    );
  }
}

function describeEnd(root: Element, node: Node, offset: number): SelectionEnd {
  const childIndex = [...root.children].findIndex((child) => child.contains(node));
  const child = root.children[childIndex];
  const textBefore = getTextBefore(node, offset);
  if (!child) return { node, offset, textBefore, childIndex, textOffset: 0 };
  const before = new Range();
  before.setStart(child, 0);
  before.setEnd(node, offset);
  return { node, offset, textBefore, childIndex, textOffset: before.toString().length };
}

function getTextBefore(node: Node, offset: number): string {
  return node instanceof Text ? node.data.slice(0, offset) : "";
}

/** The end in the same node, else at the same place in the text that has replaced it. */
function findEnd(root: Element, { node, offset, textBefore, childIndex, textOffset }: SelectionEnd): [Node, number] {
  const length = node instanceof Text ? node.data.length : node.childNodes.length;
  const child = root.children[childIndex];
  const isSame = node.isConnected && offset <= length && getTextBefore(node, offset) === textBefore;
  if (!child || isSame) return [node, Math.min(offset, length)];
  const texts = document.createTreeWalker(child, NodeFilter.SHOW_TEXT);
  let left = textOffset;
  for (let text = texts.nextNode(); text instanceof Text; text = texts.nextNode()) {
    if (left <= text.data.length) return [text, left];
    left -= text.data.length;
  }
  return [child, child.childNodes.length];
}
