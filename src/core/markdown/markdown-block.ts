/** A top-level piece of a Markdown text that renders by itself as it does in the whole. */
export type MarkdownBlock = {
  /** Where it starts in the text, in UTF-16 units: stable while the text grows. */
  key: number;
  /** Its source, with the blank lines after it. All sources joined are the text. */
  text: string;
  /** Link definitions from elsewhere that it uses: they go before its source when it is rendered, and show nothing. */
  definitions: string;
};
