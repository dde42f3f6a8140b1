import { useState } from "react";
import { prepareSvg } from "#core/data/prepare-svg.ts";
import { CodeFrame } from "./code-frame.tsx";
import { SourceButton } from "./source-button.tsx";
import { SourceCode } from "./source-code.tsx";

/**
 * XML, HTML or SVG as code, which is never run. A complete SVG can be seen as a picture, in which a browser runs no
 * script and loads nothing.
 */
export function MarkupBlock({ code, language, isGrowing }: { code: string; language: string; isGrowing: boolean }) {
  const [isSource, setSource] = useState(true);
  const [failed, setFailed] = useState<string>();
  const picture = isGrowing ? undefined : prepareSvg(code, !isSource);
  const action = picture && <SourceButton drawing="picture" isSource={isSource} onChange={setSource} />;
  if (!picture || isSource) return <SourceCode code={code} language={language} isGrowing={isGrowing} action={action} />;
  const problem = picture.problem ?? (failed === code ? "The browser cannot draw this SVG." : undefined);
  return (
    <CodeFrame language={language} source={code} action={action}>
      {problem === undefined ? (
        <img className="svg-picture" src={picture.address} alt={picture.title} onError={() => setFailed(code)} />
      ) : (
        <p className="plain-note">{problem}</p>
      )}
    </CodeFrame>
  );
}
