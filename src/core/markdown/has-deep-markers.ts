/**
 * True where a line begins with more than 60 markers of lists, quotes and footnotes ("> > - [^a]: "), each of which would
 * nest a block. A rule of the same marks ("* * *") nests nothing.
 */
export function hasDeepMarkers(text: string): boolean {
  return /^(?![ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$)[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\]\s]{1,999}\]:)[ \t]*){61}/m.test(
    text,
  );
}
