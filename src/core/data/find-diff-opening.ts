/** The longest path in the head of a file. */
const MAX_PATH_CHARS = 300;
const GIT = /^diff --git \S/;
const HUNK = /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/;
const SUBVERSION = /^Index: \S[^\r\n]*(?:\r\n|\n|\r)={20}/;
const MAIL = /^From [\da-f]{40} /;
const OLD_AND_NEW = /^--- \S[^\r\n]*(?:\r\n|\n|\r)\+\+\+ \S/;
const PATCH = "*** Begin Patch";

/** The beginnings of the last two, which no word has. */
const OPEN_HUNK = /^@(?:@(?: (?:-(?:\d+(?:,\d*)?(?: (?:\+(?:\d+(?:,\d*)?(?: @?)?)?)?)?)?)?)?)?$/;
const OPEN_OLD_AND_NEW = /^-(?:-(?:-(?: (?:\S[^\r\n]*(?:(?:\r\n|\n|\r)(?:\+(?:\+(?:\+ ?)?)?)?)?)?)?)?)?$/;

/**
 * The way in which a text begins as a difference between files: by the words of Git, Subversion or `diff -u`, by a hunk,
 * or as a patch by mail. "undecided" where too little of its marks has arrived; undefined for other texts, also while
 * only words have arrived that a sentence may begin with.
 */
export function findDiffOpening(text: string): "mail" | "file" | "undecided" | undefined {
  if (MAIL.test(text)) return "mail";
  if ([GIT, HUNK, SUBVERSION, OLD_AND_NEW].some((opening) => opening.test(text)) || text.startsWith(PATCH))
    return "file";
  if (text === "" || text.length > MAX_PATH_CHARS) return undefined;
  return PATCH.startsWith(text) || OPEN_HUNK.test(text) || OPEN_OLD_AND_NEW.test(text) ? "undecided" : undefined;
}
