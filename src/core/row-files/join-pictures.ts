import { formatCount } from "#core/format.ts";
import type { RawRows, RowNote, RowRecord } from "./row-table.ts";

/** The endings of picture files that can be sent, also after they were converted. */
const PICTURE = /\.(?:avif|bmp|gif|heic|heif|jpe?g|png|svg|tiff?|webp)$/i;
const [IMAGE, FILE] = ["image", "file"] as const;
/** The most files that are named one by one. */
const MAX_NAMED = 5;
/** The rows by which the column with the names of pictures is found. */
const DECIDING = 500;
const ORDER = new Intl.Collator("en", { numeric: true });

/** True for the name of a picture file. */
export const isPictureName = (name: string): boolean => PICTURE.test(name);

/** A row for each picture, in the order of their names with numbers counted: `image` is the path, `file` the name. */
export function listPictureRows(paths: readonly string[]): RawRows {
  const sorted = paths.toSorted(ORDER.compare);
  const root = findRoot(sorted);
  return {
    format: "pictures",
    names: [IMAGE, FILE],
    records: sorted.map((path) => [path, path.slice(root)]),
    rowCount: sorted.length,
    notes: [],
  };
}

/** The length of the folder that all paths begin with. */
function findRoot([first = "", ...others]: readonly string[]): number {
  const root = first.lastIndexOf("/") + 1;
  const folder = first.slice(0, root);
  return others.every((path) => path.startsWith(folder)) ? root : 0;
}

/**
 * Rows with the pictures that one of their columns names, as a column `image` before the others. Names count without
 * folders and case, and without their endings where they have none. Pictures and rows without a partner are noted;
 * undefined where no column names any.
 */
export function joinPictures(rows: RawRows, paths: readonly string[]): RawRows | undefined {
  const find = createFinder(paths);
  const width = rows.records.reduce((widest, { length }) => Math.max(widest, length), rows.names.length);
  let best = { index: -1, count: 0 };
  for (let index = 0; index < width; index += 1) {
    const count = rows.records.slice(0, DECIDING).filter((record) => find(record[index]) !== undefined).length;
    if (count > best.count) best = { index, count };
  }
  if (best.count === 0) return undefined;
  const used = new Set<string>();
  const missing: string[] = [];
  const records = rows.records.map((record): RowRecord => {
    const path = find(record[best.index]);
    if (path === undefined) missing.push(record[best.index] ?? "a row without a name");
    else used.add(path);
    return [path, ...record];
  });
  const names = rows.names.map((name, index) => (index === best.index && name.trim() === IMAGE ? FILE : name));
  const left = paths.filter((path) => !used.has(path)).map(getName);
  return {
    ...rows,
    format: `${rows.format}, with pictures`,
    names: [IMAGE, ...names],
    records,
    notes: [
      ...rows.notes,
      ...nameSome("Pictures that are missing", missing, "the rows are taken without them"),
      ...nameSome("Pictures without a row", left, "no row has their names"),
    ],
  };
}

function nameSome(what: string, names: readonly string[], why: string): RowNote[] {
  if (names.length === 0) return [];
  const more = names.length - MAX_NAMED;
  const listed = names.slice(0, MAX_NAMED).join(", ");
  return [{ what, detail: `${listed}${more > 0 ? ` and ${formatCount(more)} more` : ""}: ${why}`, isTaken: false }];
}

const getName = (path: string): string => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

/** A function that finds the path of the picture that a value names. */
function createFinder(paths: readonly string[]): (value: string | undefined) => string | undefined {
  const byName = new Map<string, string>();
  const fold = (name: string) =>
    name
      .trim()
      .toLowerCase()
      .replace(/^\.?\//, "");
  // The whole path counts before the name, and the name before the one without its ending.
  for (const cut of [(path: string) => path.replace(PICTURE, ""), (path: string) => path])
    for (const path of paths.toReversed()) byName.set(fold(cut(getName(path))), path);
  for (const path of paths) byName.set(fold(path), path);
  return (value) =>
    value === undefined || value.length > 1000
      ? undefined
      : (byName.get(fold(value)) ?? byName.get(fold(getName(value))));
}
