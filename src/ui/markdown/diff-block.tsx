import { memo } from "react";
import { cutDiff, type DiffPiece } from "#core/data/cut-diff.ts";
import { KeepSelection } from "#ui/kit/keep-selection.tsx";
import { CodeFrame } from "./code-frame.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";

/** A difference between files as its source, with the lines that are added, removed and about files told apart. */
export function DiffBlock({ code, language, isGrowing }: { code: string; language: string; isGrowing: boolean }) {
  const { pieces, rest } = cutDiff(code);
  return (
    <CodeFrame
      language={language}
      note={rest === "" || isGrowing ? undefined : "the end without colours: too long"}
      source={code}
    >
      <KeepSelection>
        <pre tabIndex={0} role="group" aria-label={`Code, ${language}`}>
          <code>
            {pieces.map((piece, index) => (
              <Lines key={index} kind={piece.kind} text={piece.text} />
            ))}
            {rest}
            {isGrowing && <StreamingCaret />}
          </code>
        </pre>
      </KeepSelection>
    </CodeFrame>
  );
}

const Lines = memo(function Lines({ kind, text }: DiffPiece) {
  return kind === "same" ? text : <span className={`diff-${kind}`}>{text}</span>;
});
