import { use, createContext, type ReactNode } from "react";
import { CopyButton } from "#ui/kit/copy-button.tsx";

/** The action of the copy button of code blocks; without it they have no button. */
export const CopyCodeContext = createContext<((code: string) => Promise<boolean>) | undefined>(undefined);

/** The frame of code and of what is drawn of it: its language, its actions, and a button that copies the source. */
export function CodeFrame({
  language,
  note,
  source,
  action,
  children,
}: {
  language: string;
  /** A few words about what is shown, after the language. */
  note?: string | undefined;
  source: string;
  /** A button before the copy button. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const copyCode = use(CopyCodeContext);
  return (
    <figure dir="ltr" className="code-block">
      <figcaption>
        <span>
          {language === "" ? "code" : language}
          {note !== undefined && <small> ({note})</small>}
        </span>
        {(action || copyCode) && (
          <span className="code-actions">
            {action}
            {copyCode && <CopyButton label="Copy code" onCopy={() => copyCode(source)} />}
          </span>
        )}
      </figcaption>
      {children}
    </figure>
  );
}
