import { useState } from "react";
import { prepareSvg } from "#core/data/prepare-svg.ts";
import { usePreparedSvg } from "#state/svg-pictures.ts";
import { CodeFrame } from "./code-frame.tsx";
import { SourceButton } from "./source-button.tsx";
import { SourceCode } from "./source-code.tsx";

/** The longest SVG that is measured on the page: some texts take a time that grows with the square of their length. */
const MAX_CHARS_ON_PAGE = 4000;
const TOO_SLOW = "Not drawn: finding out how much work it is takes too long.";

/**
 * XML, HTML or SVG as code, which is never run. A complete SVG can be seen as a picture, in which a browser runs no
 * script and loads nothing.
 */
export function MarkupBlock({ code, language, isGrowing }: { code: string; language: string; isGrowing: boolean }) {
  const [isSource, setSource] = useState(true);
  const [failed, setFailed] = useState<string>();
  const isShort = code.length <= MAX_CHARS_ON_PAGE;
  const told = isGrowing ? undefined : prepareSvg(code, !isSource && isShort);
  const prepared = usePreparedSvg(isShort || told === undefined || isSource ? undefined : code);
  const picture = told && prepared ? (prepared.picture ?? { ...told, problem: TOO_SLOW }) : told;
  const action = picture && <SourceButton drawing="picture" isSource={isSource} onChange={setSource} />;
  if (!picture || isSource) return <SourceCode code={code} language={language} isGrowing={isGrowing} action={action} />;
  const isMeasured = isShort || prepared !== undefined;
  const problem = picture.problem ?? (failed === code ? "The browser cannot draw this SVG." : undefined);
  return (
    <CodeFrame language={language} source={code} action={action}>
      {isMeasured && problem === undefined && (
        <img className="svg-picture" src={picture.address} alt={picture.title} onError={() => setFailed(code)} />
      )}
      {problem !== undefined && <p className="plain-note">{problem}</p>}
    </CodeFrame>
  );
}
