import { Check, Copy, Download } from "lucide-react";
import type { RefObject } from "react";
import { useMemo, useState } from "react";
import type { CodeLanguage } from "#core/export/code-languages.ts";
import { findChosenLanguage, listOfferedLanguages } from "#core/export/offered-languages.ts";
import { shortenBase64 } from "#core/export/shorten-base64.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Wire } from "#core/vocabulary.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { copyProgram, downloadProgram } from "#state/export/program-actions.ts";
import { Button } from "#ui/kit/button.tsx";
import { KeyHint } from "#ui/kit/key-hint.tsx";
import { useWindowKeydown } from "#ui/kit/use-window-keydown.ts";
import { LanguageTabs, CODE_PANEL_ID, getCodeTabId } from "./language-tabs.tsx";
import { LibraryChoice } from "./library-choice.tsx";
import "#ui/markdown/markdown.css";
import { useColouredCode } from "#ui/markdown/use-coloured-code.tsx";

/**
 * A request as a program in the chosen language, with tabs for the other languages and buttons to copy and download.
 */
export function Programs({
  request,
  keyVariable,
  wire,
  copyButton,
}: {
  request: HttpRequest;
  keyVariable: string;
  wire: Wire;
  copyButton: RefObject<HTMLButtonElement | null>;
}) {
  const chosenId = usePreference("codeLanguage");
  const { languages, left } = useMemo(
    () => listOfferedLanguages(request, { keyVariable, wire }),
    [request, keyVariable, wire],
  );
  const language = findChosenLanguage(languages, chosenId);
  const choose = ({ id }: CodeLanguage) => preferencesChanged({ codeLanguage: id });
  const leftOfLanguage = left.find(({ language: { name } }) => name === language.name);
  const program = useMemo(() => language.print(request, { keyVariable, wire }), [language, request, keyVariable, wire]);
  const shown = useMemo(() => shortenBase64(program), [program]);
  const [copied, setCopied] = useState("");
  const copy = async () => {
    if (await copyProgram(language, program)) setCopied(program);
  };
  useCopyKey(() => void copy());
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <LanguageTabs languages={languages} chosen={language} onChosen={choose} />
        <LibraryChoice languages={languages} chosen={language} onChosen={choose} />
        <span className="ms-auto flex items-center gap-2">
          <Button look="ghost" onClick={() => downloadProgram(language, program)}>
            <Download size={14} aria-hidden /> Download
          </Button>
          <Button ref={copyButton} look="primary" aria-keyshortcuts="C" onClick={() => void copy()}>
            {copied === program ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            Copy code <KeyHint keys="C" onAccent />
          </Button>
        </span>
      </div>
      <div
        role="tabpanel"
        id={CODE_PANEL_ID}
        aria-labelledby={getCodeTabId(language)}
        className="flex w-200 max-w-full flex-col gap-3"
      >
        <ProgramText program={shown} language={language} />
        <p className="min-h-9 text-sm text-ink-3">
          {request.auth !== "none" && (
            <>
              The key is read from <Literal>{keyVariable}</Literal>.{" "}
            </>
          )}
          Run it with{" "}
          <Literal>
            {language.interpreter} {language.fileName}
          </Literal>
          {language.installCommand && (
            <>
              , after <Literal>{language.installCommand}</Literal>
            </>
          )}
          {language.interpreterVersion !== undefined && <> ({language.interpreterVersion})</>}
          {language.triedVersion !== undefined && <> (tried with version {language.triedVersion})</>}.
          {leftOfLanguage &&
            ` The package ${leftOfLanguage.language.library} is not offered: ${leftOfLanguage.obstacle}.`}
          {shown !== program && " Images are shortened here; the copy and the file contain them in full."}
        </p>
      </div>
    </>
  );
}

function Literal({ children }: { children: React.ReactNode }) {
  return <code className="font-mono text-xs text-ink-2">{children}</code>;
}

/** A program with syntax colours in a scrolling box; plain until the highlighter is loaded. */
function ProgramText({ program, language }: { program: string; language: CodeLanguage }) {
  const { shown } = useColouredCode(language.highlightLanguage, program, false);
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
          <code>{shown}</code>
        </pre>
      </div>
    </div>
  );
}

/**
 * Calls back when C is pressed outside of text fields without a modifier key; with one it is the browser's copy
 * shortcut.
 */
function useCopyKey(onCopy: () => void): void {
  useWindowKeydown((event) => {
    const isAlone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
    if (event.key.toLowerCase() === "c" && isAlone && !isWriting) onCopy();
  });
}
