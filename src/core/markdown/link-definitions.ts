import type { MarkdownBlock } from "./markdown-block.ts";

const DEFINED_LABEL = /^\[((?:[^[\]\\]|\\.)+)\]:/;
const LABEL = /\[((?:[^[\]\\]|\\.)+)\]/g;

/** The link labels in each block, cached because blocks outlive many updates. */
const labelCache = new WeakMap<MarkdownBlock, ReadonlySet<string>>();

/**
 * A text's pieces, the lines in it that define links, and the characters from which on the text cannot be split, if
 * any.
 */
type DefinedPieces = {
  pieces: readonly MarkdownBlock[];
  definitions: readonly string[];
  joinSince: "[" | "[^" | undefined;
};
type PreviousSplit = {
  pieces: readonly MarkdownBlock[];
  definitions: readonly string[];
  blocks: readonly MarkdownBlock[];
};

/**
 * The pieces as blocks, each with the definitions it uses (the first of each label, as in Markdown). The pieces from
 * the first one that contains `joinSince` are joined into one block. A block equal to a known one is the same object.
 */
export function applyDefinitions(
  { pieces, definitions, joinSince }: DefinedPieces,
  known: PreviousSplit | undefined,
): readonly MarkdownBlock[] {
  if (joinSince === undefined && definitions.length === 0) return pieces;
  const isSameList = known?.definitions.join("\n") === definitions.join("\n");
  // Joined from "[" on, the last block contains every definition and every use.
  const byLabel = indexByLabel(joinSince === "[" ? [] : definitions);
  const joined = joinSince === undefined ? pieces : joinPieces(pieces, joinSince);
  return joined.map((piece, index) => {
    const block = known?.blocks[index];
    if (block !== undefined && isSameList && piece === known?.pieces[index] && block.text === piece.text) return block;
    const used = [...extractLabels(piece)].flatMap((label) => byLabel.get(label) ?? []).join("\n");
    if (block?.key === piece.key && block.definitions === used && block.text === piece.text) return block;
    return used === "" ? piece : { ...piece, definitions: used };
  });
}

function indexByLabel(definitions: readonly string[]): ReadonlyMap<string, string> {
  const byLabel = new Map<string, string>();
  for (const definition of definitions) {
    const label = normalizeLabel(DEFINED_LABEL.exec(definition)?.[1] ?? "");
    if (!byLabel.has(label)) byLabel.set(label, definition);
  }
  return byLabel;
}

function joinPieces(pieces: readonly MarkdownBlock[], since: string): readonly MarkdownBlock[] {
  const from = pieces.findIndex(({ text }) => text.includes(since));
  const first = pieces[from];
  if (first === undefined) return pieces;
  const text = pieces
    .slice(from)
    .map((piece) => piece.text)
    .join("");
  return [...pieces.slice(0, from), { ...first, text }];
}

function extractLabels(piece: MarkdownBlock): ReadonlySet<string> {
  const known = labelCache.get(piece);
  if (known !== undefined) return known;
  const labels = new Set<string>();
  for (const [, label] of piece.text.matchAll(LABEL)) if (label !== undefined) labels.add(normalizeLabel(label));
  labelCache.set(piece, labels);
  return labels;
}

/**
 * A label in the form that Markdown compares: without regard to case and runs of white space. Lower then upper case
 * folds letters that either alone leaves apart.
 */
function normalizeLabel(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase().toUpperCase();
}
