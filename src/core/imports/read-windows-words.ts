/** True for a command line of the Windows command prompt, which continues lines with `^`. */
export function isWindowsCommand(text: string): boolean {
  return /\^\r?\n/.test(text) || /^\s*curl(?:\.exe)?\s+(?:-\S+\s+)*\^?"[^]*\^"/i.test(text);
}

/** The words of a command line of the Windows command prompt, as a program of Windows gets them. */
export function readWindowsWords(text: string): string[] {
  return splitArguments(removeCarets(text.replaceAll("\r\n", "\n")));
}

/** The line without its carets: outside quotes, one makes the next character ordinary and joins lines. */
function removeCarets(text: string): string {
  let line = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') isQuoted = !isQuoted;
    if (letter !== "^" || isQuoted) {
      // A line that is not continued ends the command.
      if (letter === "\n" && !isQuoted) break;
      line += letter;
      continue;
    }
    at += 1;
    if (text.charAt(at) === "\n") at += 1;
    line += text.charAt(at);
  }
  return line;
}

/** The arguments of a line: quotes group words, and backslashes count only before quotes. */
function splitArguments(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    const [slashes = ""] = letter === "\\" ? (/^\\+/.exec(line.slice(at, at + 10_000)) ?? []) : [];
    if (slashes !== "" && line.charAt(at + slashes.length) === '"') {
      word = (word ?? "") + "\\".repeat(Math.floor(slashes.length / 2));
      at += slashes.length - 1;
      if (slashes.length % 2 === 1) {
        word += '"';
        at += 1;
      }
    } else if (slashes !== "") {
      word = (word ?? "") + slashes;
      at += slashes.length - 1;
    } else if (letter === '"') {
      word ??= "";
      if (isQuoted && line.charAt(at + 1) === '"') {
        word += '"';
        at += 1;
      } else isQuoted = !isQuoted;
    } else if (/\s/.test(letter) && !isQuoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + letter;
  }
  if (word !== undefined) words.push(word);
  return words;
}
