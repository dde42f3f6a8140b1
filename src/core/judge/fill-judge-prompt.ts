import { fillTemplate } from "#core/templates/scan-template.ts";

/** A text that is put into a judge's prompt between tags, under the name of its marker. */
export type JudgedText = { name: string; text: string };

/**
 * A judge's prompt with its markers filled. Each text of others stands between tags with a number that is in none of them, so
 * that none can write the tag that closes it. `trusted` are texts of the check's author, which stand as they are.
 */
export function fillJudgePrompt(
  prompt: string,
  judged: Readonly<Record<string, readonly JudgedText[]>>,
  trusted: Readonly<Record<string, string>>,
): string {
  const mark = findFreeMark(Object.values(judged).flatMap((texts) => texts.map(({ text }) => text)));
  const wrapped = Object.entries(judged).map(([marker, texts]) => [
    marker,
    texts.map(({ name, text }) => `<${name} ${mark}>\n${text}\n</${name} ${mark}>`).join("\n\n"),
  ]);
  return fillTemplate(prompt, { ...(Object.fromEntries(wrapped) as Record<string, string>), ...trusted });
}

/** The first mark that occurs in no text, in capitals or not. */
function findFreeMark(texts: readonly string[]): string {
  const taken = texts.map((text) => text.toLowerCase());
  for (let number = 1; ; number += 1) {
    const mark = `text-${number}`;
    if (!taken.some((text) => text.includes(mark))) return mark;
  }
}
