import { ChevronDown, ChevronRight } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import type { JsonFold } from "#core/data/find-json-folds.ts";
import { formatCount } from "#core/format.ts";
import { computeNextIndex } from "#ui/kit/compute-next-index.ts";

/** The keys of a row for the keys of a column. */
const SIDEWAYS: Readonly<Record<string, string>> = { ArrowDown: "ArrowRight", ArrowUp: "ArrowLeft" };

type Folds = ReadonlyMap<number, JsonFold>;

/**
 * Lines of JSON with a button at each object and list that hides what is in it. All buttons are one stop of the Tab key:
 * the arrow keys move between them, and fold and unfold.
 */
export function FoldedJson({
  lines,
  folds,
  folded,
  onFold,
}: {
  lines: readonly string[];
  folds: Folds;
  /** The lines whose brackets are folded. */
  folded: ReadonlySet<number>;
  onFold: (folded: ReadonlySet<number>) => void;
}) {
  const [focused, setFocused] = useState<number>();
  const shown = listShownLines(lines.length, folds, folded);
  const buttons = shown.filter((line) => folds.has(line));
  const stop = focused !== undefined && buttons.includes(focused) ? focused : buttons[0];
  const toggle = (line: number, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(line);
    else next.delete(line);
    onFold(next);
  };
  const moveFocus = (event: KeyboardEvent, line: number) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      toggle(line, event.key === "ArrowLeft");
      return;
    }
    const key = SIDEWAYS[event.key] ?? event.key;
    const next = computeNextIndex(key, buttons.indexOf(line), buttons.length);
    if (next === undefined) return;
    event.preventDefault();
    event.currentTarget.closest("code")?.querySelectorAll("button")[next]?.focus();
  };
  return shown.map((line, index) => {
    const fold = folds.get(line);
    const isFolded = folded.has(line);
    const text = lines[line] ?? "";
    return (
      <span key={line} className="json-line">
        {fold && (
          <button
            type="button"
            data-inline
            className="json-fold"
            aria-label={`${getName(text)}, ${formatItems(fold)}`}
            aria-expanded={!isFolded}
            tabIndex={line === stop ? 0 : -1}
            onFocus={() => setFocused(line)}
            onClick={() => toggle(line, !isFolded)}
            onKeyDown={(event) => moveFocus(event, line)}
          >
            {isFolded ? <ChevronRight size={12} aria-hidden /> : <ChevronDown size={12} aria-hidden />}
          </button>
        )}
        {colourLine(text)}
        {fold && isFolded && (
          <>
            <span className="json-items"> {formatItems(fold)} </span>
            {colourLine((lines[fold.last] ?? "").trimStart())}
          </>
        )}
        {index < shown.length - 1 && "\n"}
      </span>
    );
  });
}

function listShownLines(count: number, folds: Folds, folded: ReadonlySet<number>): number[] {
  const shown: number[] = [];
  for (let line = 0; line < count; line += 1) {
    shown.push(line);
    const fold = folded.has(line) ? folds.get(line) : undefined;
    if (fold) line = fold.last;
  }
  return shown;
}

/** The name before the bracket that a line opens. */
function getName(line: string): string {
  return /"((?:[^"\\]|\\.)*)"\s*:\s*[[{]/.exec(line)?.[1] ?? (line.trimEnd().endsWith("[") ? "List" : "Object");
}

function formatItems({ itemCount, hasNames }: JsonFold): string {
  const noun = hasNames ? "field" : "item";
  return `${formatCount(itemCount)} ${noun}${itemCount === 1 ? "" : "s"}`;
}

const TOKEN = /"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\w.+-]*|\b(?:true|false|null)\b/g;

/** A line of JSON with the colours that the highlighter gives it. */
function colourLine(line: string): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const found of line.matchAll(TOKEN)) {
    const [token, colon = ""] = found;
    const word = token.slice(0, token.length - colon.length);
    nodes.push(line.slice(at, found.index));
    nodes.push(
      <span key={found.index} className={getColour(word, colon)}>
        {word}
      </span>,
    );
    at = found.index + word.length;
  }
  return [...nodes, line.slice(at)];
}

function getColour(word: string, colon: string): string {
  if (word.startsWith('"')) return colon === "" ? "hljs-string" : "hljs-attr";
  return /^[-\d]/.test(word) ? "hljs-number" : "hljs-literal";
}
