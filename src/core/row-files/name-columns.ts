import { scanTemplate } from "#core/templates/scan-template.ts";
import { nameVariable } from "#core/templates/name-variable.ts";
import { shortenText } from "#core/cut-text.ts";
import type { RowNote } from "./row-table.ts";

/** Names under which other programs keep what an answer should be, without their case, spaces and marks. */
const EXPECTED = new Set([
  "expectedoutput",
  "expectedanswer",
  "expectedresponse",
  "ideal",
  "idealanswer",
  "target",
  "groundtruth",
  "reference",
  "referenceanswer",
  "referenceoutput",
  "gold",
  "goldanswer",
]);
const EXPECTED_NAME = "expected";
/** Names that objects of JavaScript have a meaning for. */
const UNSAFE = new Set(["__proto__"]);
/** More changed names than a person reads. */
const MAX_NOTES = 20;

/** A name without its case, spaces and marks, as names of different programs are compared. */
export const foldName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "");

/**
 * The names of variables for written names, each another one, with a note for each that had to be changed. That of what is
 * expected is changed unless `keepsNames`.
 */
export function nameColumns(written: readonly string[], keepsNames = false): { names: string[]; notes: RowNote[] } {
  const expectedIndex = keepsNames ? -1 : findExpected(written);
  const taken = new Set(written.filter(isVariableName));
  const used = new Set<string>();
  const notes: RowNote[] = [];
  const names = written.map((name, index) => {
    const trimmed = name.trim();
    const wanted = index === expectedIndex ? EXPECTED_NAME : chooseName(trimmed, index);
    const own = wanted === trimmed ? !used.has(wanted) : !used.has(wanted) && !taken.has(wanted);
    const free = own ? wanted : findFree(wanted, (each) => used.has(each) || taken.has(each));
    used.add(free);
    if (free !== trimmed) notes.push(describeChange(trimmed, free, index, index === expectedIndex));
    return free;
  });
  return { names, notes: limitNotes(notes) };
}

/** The position of the one column with what is expected, where none has that name; -1 for none. */
function findExpected(written: readonly string[]): number {
  if (written.some((name) => name.trim() === EXPECTED_NAME)) return -1;
  return written.findIndex((name) => name.trim() === "__expected" || EXPECTED.has(foldName(name)));
}

const isVariableName = (name: string): boolean => {
  const [piece, ...others] = scanTemplate(`{{${name}}}`);
  return others.length === 0 && piece?.kind === "variable" && piece.name === name && !UNSAFE.has(name);
};

function chooseName(name: string, index: number): string {
  if (isVariableName(name)) return name;
  const otherwise = `column_${index + 1}`;
  const made = nameVariable(name, otherwise);
  return UNSAFE.has(made) ? made.replaceAll("_", "") : made;
}

function findFree(name: string, isTaken: (name: string) => boolean): string {
  let number = 2;
  while (isTaken(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
}

function describeChange(written: string, name: string, index: number, isExpected: boolean): RowNote {
  if (written === "") return { what: `Column ${index + 1} without a name`, detail: `named “${name}”`, isTaken: true };
  const why = isExpected
    ? "since checks compare answers with it"
    : isVariableName(written)
      ? "since the name stands there twice"
      : "since names in {{ }} have letters, digits, - and _ only";
  return { what: `Column “${shortenText(written, 60)}”`, detail: `named “${name}”, ${why}`, isTaken: true };
}

function limitNotes(notes: RowNote[]): RowNote[] {
  const left = notes.length - MAX_NOTES;
  if (left <= 1) return notes;
  return [...notes.slice(0, MAX_NOTES), { what: `${left} more columns`, detail: "named anew", isTaken: true }];
}
