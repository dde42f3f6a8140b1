import type { ReactNode } from "react";
import { findHighlightLanguage } from "#core/markdown/highlight-languages.ts";
import { KeepSelection } from "#ui/kit/keep-selection.tsx";
import { CodeFrame } from "./code-frame.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";
import { useColouredCode } from "./use-coloured-code.tsx";

/** Code with its colours. `source` is what is copied where that is not what is shown. */
export function SourceCode({
  code,
  source = code,
  language,
  isGrowing,
  action,
}: {
  code: string;
  source?: string;
  language: string;
  isGrowing: boolean;
  action?: ReactNode;
}) {
  const { shown, note } = useColouredCode(findHighlightLanguage(language), code, isGrowing);
  return (
    <CodeFrame language={language} note={note} source={source} action={action}>
      {/* Colours come late and replace the texts in which words may be selected. */}
      <KeepSelection>
        <pre tabIndex={0} role="group" aria-label={language === "" ? "Code" : `Code, ${language}`}>
          <code>
            {shown}
            {isGrowing && <StreamingCaret />}
          </code>
        </pre>
      </KeepSelection>
    </CodeFrame>
  );
}
