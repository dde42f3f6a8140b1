/** The Markdown with each paragraph and list item on one line. Tables, lists and fenced code keep their lines. */
export function unwrapLines(markdown: string): string {
  return splitParagraphs(markdown)
    .map((block) => (/^(?:\||```)/u.test(block) ? block : block.replace(/\n(?!- |\d+\. )/gu, " ")))
    .join("\n\n");
}

/** The text as plain prose on one line, without tables, fenced code, list markers and emphasis. */
export function extractProse(markdown: string): string {
  return splitParagraphs(markdown)
    .filter((block) => !/^(?:\||```)/u.test(block))
    .join("\n")
    .replace(/^(?:- |\d+\. )/gmu, "")
    .replace(/\*\*|`/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The first sentence with its full stop, Markdown included; the whole text where no sentence ends. */
export function getFirstSentence(markdown: string): string {
  return /^[^]*?[.?!](?=\s|$)/u.exec(markdown)?.[0] ?? markdown;
}

function splitParagraphs(markdown: string): string[] {
  return markdown.split(/\n{2,}/u);
}
