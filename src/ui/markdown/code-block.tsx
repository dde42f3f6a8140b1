import type { ReactNode } from "react";
import { use, useMemo, createContext } from "react";
import { CopyButton } from "#ui/kit/copy-button.tsx";
import { codeHighlighter, MAX_COLOURED_CHARS } from "./code-highlighter.ts";
import { findHighlightLanguage } from "./highlight-languages.ts";
import { useLazyValue } from "./lazy-value.ts";
import { StreamingCaret } from "./streaming-caret.tsx";

/** The action of the copy button of code blocks; without it they have no button. */
export const CopyCodeContext = createContext<((code: string) => Promise<boolean>) | undefined>(undefined);

/** A block of code with its language and a copy button. */
export function CodeBlock({ code, language, isGrowing }: { code: string; language: string; isGrowing: boolean }) {
  const copyCode = use(CopyCodeContext);
  return (
    <figure className="code-block">
      <figcaption>
        <span>{language === "" ? "code" : language}</span>
        {copyCode && <CopyButton label="Copy code" onCopy={() => copyCode(code)} />}
      </figcaption>
      <pre tabIndex={0} role="group" aria-label={language === "" ? "Code" : `Code, ${language}`}>
        <code>
          <ColouredCode code={code} language={language} isGrowing={isGrowing} />
          {isGrowing && <StreamingCaret />}
        </code>
      </pre>
    </figure>
  );
}

function ColouredCode({
  code,
  language,
  isGrowing,
}: {
  code: string;
  language: string;
  isGrowing: boolean;
}): ReactNode {
  const known = code.length > MAX_COLOURED_CHARS ? undefined : findHighlightLanguage(language);
  const highlight = useLazyValue(codeHighlighter, known !== undefined);
  const coloured = isGrowing ? code.slice(0, computeColouredLength(code)) : code;
  const colours = useMemo(
    () => (highlight === undefined || known === undefined ? coloured : highlight(known, coloured)),
    [highlight, known, coloured],
  );
  return (
    <>
      {colours}
      {code.slice(coloured.length)}
    </>
  );
}

/**
 * The length of growing code to colour: whole lines up to the last of a series of lengths, each a quarter longer than
 * the one before. Colouring a text while it arrives so costs at most five times as much as colouring it once.
 */
function computeColouredLength(code: string): number {
  let length = 0;
  for (let next = 200; next <= code.length; next *= 1.25) length = next;
  return code.lastIndexOf("\n", length) + 1;
}
