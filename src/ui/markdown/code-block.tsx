import { use, createContext } from "react";
import { findHighlightLanguage } from "#core/markdown/highlight-languages.ts";
import { CopyButton } from "#ui/kit/copy-button.tsx";
import { KeepSelection } from "#ui/kit/keep-selection.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";
import { useColouredCode } from "./use-coloured-code.tsx";

/** The action of the copy button of code blocks; without it they have no button. */
export const CopyCodeContext = createContext<((code: string) => Promise<boolean>) | undefined>(undefined);

/** A block of code with its language and a copy button. */
export function CodeBlock({ code, language, isGrowing }: { code: string; language: string; isGrowing: boolean }) {
  const copyCode = use(CopyCodeContext);
  const { shown, note } = useColouredCode(findHighlightLanguage(language), code, isGrowing);
  return (
    <figure className="code-block">
      <figcaption>
        <span>
          {language === "" ? "code" : language}
          {note !== undefined && <small> ({note})</small>}
        </span>
        {copyCode && <CopyButton label="Copy code" onCopy={() => copyCode(code)} />}
      </figcaption>
      {/* Colours come late and replace the texts in which words may be selected. */}
      <KeepSelection>
        <pre tabIndex={0} role="group" aria-label={language === "" ? "Code" : `Code, ${language}`}>
          <code>
            {shown}
            {isGrowing && <StreamingCaret />}
          </code>
        </pre>
      </KeepSelection>
    </figure>
  );
}
