// @ts-check

/**
 * The rooms of each ring, lowest first: a room may import the rooms before it and none after it. A file directly in a
 * ring's folder is a room of its own, named with its ending.
 * @type {Record<string, readonly string[]>}
 */
export const ROOMS = {
  core: [
    "assert-never.ts",
    "memoize-last.ts",
    "run-steps.ts",
    "drawing-budget.ts",
    "json.ts",
    "explain-json-fault.ts",
    "find-depth-fault.ts",
    "parse-file-json.ts",
    "parse-yaml.ts",
    "exact-number.ts",
    "copy-string.ts",
    "fingerprint.ts",
    "merge-json.ts",
    "count-lines.ts",
    "create-seeded-random.ts",
    "cut-text.ts",
    "fold-text.ts",
    "escape-pattern.ts",
    "find-by-words.ts",
    "unspaced-letters.ts",
    "build-file-stem.ts",
    "describe-fault.ts",
    "outside-number.ts",
    "format.ts",
    "count-things.ts",
    "format-wait.ts",
    "vocabulary.ts",
    "statistics",
    "templates",
    "content",
    "image-files",
    "models",
    "documents",
    "openapi",
    "data",
    "markdown",
    "wire",
    "parameters",
    "answer-schemas",
    "connections",
    "demo",
    "export",
    "failures",
    "conversation",
    "first-call",
    "caching",
    "batches",
    "compare",
    "vision",
    "stage",
    "checks",
    "tools",
    "judge",
    "table",
    "numbers",
    "blind",
    "links",
    "library",
    "search",
    "capsule",
    "gallery",
    "listings",
    "evaluations",
    "row-files",
    "imports",
    "commands",
    "offline",
  ],
  io: [
    "storage",
    "browser",
    "colours",
    "differences",
    "checks",
    "search",
    "http",
    "images",
    "documents",
    "imports",
    "demo",
    "reply",
    "batches",
    "offline",
  ],
  state: [
    "reset-state.ts",
    "page-hides.ts",
    "notices.ts",
    "clipboard.ts",
    "code-colours.ts",
    "svg-pictures.ts",
    "window-width.ts",
    "query-client.ts",
    "preferences",
    "connections",
    "parameters",
    "document",
    "layers.ts",
    "ask-to-unlock.ts",
    "page-choices.ts",
    "table-choices.ts",
    "get-chosen-column-id.ts",
    "pinned-column.ts",
    "pin-column.ts",
    "differences",
    "models",
    "checks",
    "vision",
    "replies",
    "judging",
    "edits",
    "marks",
    "batches",
    "export",
    "first-call",
    "library",
    "tools",
    "capsule",
    "gallery",
    "imports",
    "addresses",
    "search",
    "offline",
    "actions",
  ],
  ui: [
    "kit",
    "markdown",
    "models",
    "help",
    "inspector",
    "differences",
    "vision",
    "checks",
    "variants",
    "numbers",
    "export",
    "library",
    "imports",
    "row-files",
    "composer",
    "batches",
    "tools",
    "parameters",
    "transcript",
    "stage",
    "rows",
    "marks",
    "blind",
    "connections",
    "capsule",
    "search",
    "history",
    "palette",
  ],
};

const IMPORT = /\b(?:from|import)\s*\(?\s*"([^"]+)"/g;

/**
 * The ring and the room of a path below `src`; undefined for a file outside the rings (`main.tsx`, styles).
 * @param {string} path such as "core/wire/wires.ts"
 */
function locate(path) {
  const [ring = "", room = "", ...rest] = path.split("/");
  return room === "" || (rest.length === 0 && !room.includes(".")) ? undefined : { ring, room };
}

/**
 * One sentence for each import of a file that goes up the order of rooms, and for a room that the order does not name.
 * The address of a worker (`?worker&url`) is no import: a worker is a program of its own.
 * @param {string} path of the file below `src`, such as "core/wire/wires.ts"
 * @param {string} source the text of the file
 * @returns {string[]}
 */
export function findImportsAgainstOrder(path, source) {
  const own = locate(path);
  const order = own && ROOMS[own.ring];
  if (!own || !order) return [];
  const ownIndex = order.indexOf(own.room);
  if (ownIndex === -1) return [`src/${own.ring}/${own.room} has no position in scripts/rooms.mjs: add it there.`];
  return [...source.matchAll(IMPORT)].flatMap(([, specifier = ""]) => {
    if (!specifier.startsWith("#") || specifier.includes("?worker")) return [];
    const other = locate(specifier.slice(1));
    if (!other || other.ring !== own.ring || order.indexOf(other.room) <= ownIndex) return [];
    return [
      `src/${path} imports ${specifier}, but ${own.room} stands below ${other.room} in src/${own.ring}. ` +
        `Move the code that both need into ${own.room} or a room below it, move this file into ${other.room} or above, or take the value as an argument.`,
    ];
  });
}
