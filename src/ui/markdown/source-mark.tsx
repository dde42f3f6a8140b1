import { use, createContext, type ReactNode } from "react";
import type { Source } from "#core/content/read-source.ts";
import { shortenText } from "#core/cut-text.ts";
import { describeLink } from "./describe-link.ts";

/** The sources that the reply names, in the order of their numbers. */
export const SourcesContext = createContext<readonly Source[]>([]);

/** Opens the passage of a document that a source names, by the source's index; undefined where none can be opened. */
export const OpenPassageContext = createContext<((index: number) => void) | undefined>(undefined);

const MAX_TITLE_CHARS = 200;

/**
 * A mark such as "[2]" as a link to its source, or a button that opens the passage of a document; as text where the reply names
 * neither.
 */
export function SourceMark({ children }: { children?: ReactNode }) {
  const sources = use(SourcesContext);
  const number = typeof children === "string" ? Number(children.slice(1, -1)) : 0;
  const source = sources[number - 1];
  const onOpen = use(OpenPassageContext);
  if (source?.isPassage && onOpen)
    return (
      <button
        type="button"
        data-inline
        className="source-mark"
        aria-label={`Source ${number}, ${source.title || "a document"}`}
        title={[source.title, shortenText(source.quoted, MAX_TITLE_CHARS)].filter((each) => each !== "").join(": ")}
        onClick={() => onOpen(number - 1)}
      >
        {children}
      </button>
    );
  if (source === undefined || !/^https?:\/\//i.test(source.url)) return children;
  const { target = "" } = describeLink(source.url, "") ?? {};
  return (
    <a
      className="source-mark"
      href={source.url}
      title={[target, source.title].filter((each) => each !== "").join(": ")}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
    >
      {children}
    </a>
  );
}
