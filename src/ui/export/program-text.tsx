import { useMemo } from "react";
import type { CodeLanguage } from "#core/export/code-languages.ts";
import "#ui/markdown/markdown.css";
import { createLazyValue, useLazyValue } from "#ui/markdown/lazy-value.ts";

/** A longer program would stop the page while it is coloured: it stands plain. */
const MAX_COLOURED_CHARS = 100_000;

const codeHighlighter = createLazyValue(async () => (await import("#ui/markdown/highlight-code.tsx")).highlightCode);

/** A program in colours, which scrolls by itself. It is plain until the colours are loaded. */
export function ProgramText({ program, language }: { program: string; language: CodeLanguage }) {
  const isColoured = program.length <= MAX_COLOURED_CHARS;
  const highlight = useLazyValue(codeHighlighter, isColoured);
  const coloured = useMemo(
    () => (isColoured && highlight ? highlight(language.highlightLanguage, program) : program),
    [isColoured, highlight, language, program],
  );
  return (
    <div className="markdown">
      <div className="code-block pt-2.5">
        <pre
          key={language.id}
          tabIndex={0}
          role="group"
          aria-label={`Code, ${language.name}`}
          className="h-104 max-h-program"
        >
          <code>{coloured}</code>
        </pre>
      </div>
    </div>
  );
}
