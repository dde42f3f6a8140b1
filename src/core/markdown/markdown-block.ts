/** A top-level piece of a Markdown text that renders alone exactly as within the whole text. */
export type MarkdownBlock = {
  /** The block's start in the text, in UTF-16 units: stable while the text grows. */
  key: number;
  /** The block's source with the blank lines after it. All sources joined are the whole text. */
  text: string;
  /**
   * Link definitions from elsewhere in the text that the block uses. They are put before its source for rendering and
   * show nothing.
   */
  definitions: string;
};
