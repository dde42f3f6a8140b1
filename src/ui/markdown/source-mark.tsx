import { use, createContext, type ReactNode } from "react";
import type { Source } from "#core/content/read-source.ts";
import { describeLink } from "./describe-link.ts";

/** The sources that the reply names, in the order of their numbers. */
export const SourcesContext = createContext<readonly Source[]>([]);

/** A mark such as "[2]" as a link to its source; as text where the reply names none, or none with an address. */
export function SourceMark({ children }: { children?: ReactNode }) {
  const sources = use(SourcesContext);
  const number = typeof children === "string" ? Number(children.slice(1, -1)) : 0;
  const source = sources[number - 1];
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
