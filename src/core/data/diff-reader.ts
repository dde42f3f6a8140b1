import { findDiffOpening } from "./find-diff-opening.ts";

/** The difference between files that a text begins with, in the unified form. */
export type LeadingDiff = { language: "diff"; end: number; isUndecided: boolean };

type Scan = {
  text: string;
  /** The start of the first line that has not ended. */
  at: number;
  /** The position before the last empty lines, and true where these may end the difference. */
  end: number;
  isAfterGap: boolean;
  /** The lines of either file that the head of the hunk still announces. Infinity where it gives no numbers. */
  oldLeft: number;
  newLeft: number;
  /** True before the first file of a patch that was sent by mail. */
  isInMail: boolean;
  isOver: boolean;
};

const FILE = /^(?:diff --git |--- \S|\+\+\+ \S|Index: \S|\*\*\* (?:Add|Update|Delete|Move) )/;
const FILE_STARTS = ["diff --git ", "Index: ", "--- ", "*** Update File"];
const HEADER =
  /^(?:diff |index [\da-f]|(?:old|new|deleted) (?:file )?mode |(?:dis)?similarity index |rename (?:from|to) |copy (?:from|to) |Binary files |GIT binary patch|={20,}|\*\*\* )/;
const HUNK = /^@@(?: -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@)?/;

/**
 * Creates a reader of the difference that a text begins with. It ends before a line that no difference has; an empty
 * line belongs to it while its hunk still announces lines, since many models leave out the space of an empty line.
 * Reads only what was added since the last call.
 */
export function createDiffReader(): (text: string) => LeadingDiff | undefined {
  let scan = startScan();
  return (text) => {
    if (text.slice(0, scan.text.length) !== scan.text) scan = startScan();
    const opening = findDiffOpening(text);
    if (opening === undefined) return undefined;
    if (opening === "undecided") return { language: "diff", end: text.length, isUndecided: true };
    if (scan.at === 0) scan.isInMail = opening === "mail";
    const ending = /\r\n|\n|\r(?!$)/g;
    ending.lastIndex = scan.at;
    for (let found = ending.exec(text); found !== null && !scan.isOver; found = ending.exec(text)) {
      readLine(scan, text.slice(scan.at, found.index), found.index + found[0].length);
    }
    scan.text = text.slice(0, scan.at);
    const last = text.slice(scan.at);
    const goesOn = !scan.isOver && (last === "" || mayBelong(scan, last));
    return { language: "diff", end: goesOn ? text.length : scan.end, isUndecided: false };
  };
}

function startScan(): Scan {
  const lines = { oldLeft: 0, newLeft: 0, isInMail: false };
  return { text: "", at: 0, end: 0, isAfterGap: false, ...lines, isOver: false };
}

function readLine(scan: Scan, line: string, end: number): void {
  if (!belongs(scan, line)) {
    scan.isOver = true;
    return;
  }
  scan.at = end;
  if (line.trim() === "" && line !== " " && !hasLinesLeft(scan) && !scan.isInMail) {
    scan.isAfterGap = true;
    return;
  }
  scan.end = end;
  scan.isAfterGap = false;
  countLine(scan, line);
}

function belongs(scan: Scan, line: string): boolean {
  if (line === "" || scan.isInMail) return true;
  if (FILE.test(line) || HUNK.test(line)) return true;
  return !scan.isAfterGap && (/^[-+ \t\\]/.test(line) || HEADER.test(line));
}

/** True for a line that has not ended and may yet become one of the difference. */
function mayBelong(scan: Scan, line: string): boolean {
  return belongs(scan, line) || [...FILE_STARTS, "@@ "].some((start) => start.startsWith(line));
}

function hasLinesLeft({ oldLeft, newLeft }: Scan): boolean {
  return oldLeft > 0 || newLeft > 0;
}

function countLine(scan: Scan, line: string): void {
  const [head, oldCount, newCount] = HUNK.exec(line) ?? [];
  if (head !== undefined) {
    const isNumbered = head.length > 2;
    scan.oldLeft = isNumbered ? Number(oldCount ?? 1) : Infinity;
    scan.newLeft = isNumbered ? Number(newCount ?? 1) : Infinity;
  } else if (line.startsWith("diff --git ") || line.startsWith("*** End")) {
    scan.isInMail = false;
    scan.oldLeft = 0;
    scan.newLeft = 0;
  } else {
    if (!line.startsWith("+")) scan.oldLeft = Math.max(0, scan.oldLeft - 1);
    if (!line.startsWith("-")) scan.newLeft = Math.max(0, scan.newLeft - 1);
  }
}
