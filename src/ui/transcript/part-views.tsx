import { Suspense } from "react";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { Part } from "#core/content/part.ts";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { PlainTextPieces } from "./plain-text-pieces.tsx";

const ServiceBlockView = lazyComponent(async () => (await import("./service-block-view.tsx")).ServiceBlockView);

/** A raw part of a reply under a title. */
export function RawText({ title, text }: { title: string; text: string }) {
  return (
    <figure className="mb-2.5 overflow-hidden rounded-card border border-line bg-sunken">
      <figcaption className="border-b border-line px-3 py-1 text-sm font-medium">{title}</figcaption>
      <div tabIndex={0} aria-label={title} role="region" className="max-h-64 overflow-auto px-3 py-2 font-mono text-sm">
        <PlainTextPieces text={text} />
      </div>
    </figure>
  );
}

/** A part of unknown shape, with a title as far as its type tells one. */
export function UnknownPartView({ raw }: { raw: Json }) {
  if (!isJsonObject(raw)) return <RawText title="Unknown content" text={JSON.stringify(raw, null, 2)} />;
  if (raw["type"] === "picture") return <UnkeptPicture raw={raw} />;
  if (typeof raw["choice"] === "number") return <OtherChoice raw={raw} number={raw["choice"]} />;
  if (isOfServiceTool(raw))
    return (
      <Suspense fallback={null}>
        <ServiceBlockView raw={raw} />
      </Suspense>
    );
  const type = stringOrEmpty(raw["type"]);
  const title = type === "" ? "Unknown content" : `Unknown content: ${type}`;
  return <RawText title={title} text={JSON.stringify(raw, null, 2)} />;
}

/** The words in place of a picture that is not kept; one on another server is opened only by a press. */
function UnkeptPicture({ raw }: { raw: JsonObject }) {
  const address = stringOrEmpty(raw["address"]);
  return (
    <p role="note" className="mb-2.5 text-sm text-ink-2 wrap-anywhere">
      {address === "" ? (
        stringOrEmpty(raw["sentence"])
      ) : (
        <>
          A picture on another server, not loaded: <ExternalLink href={address}>{address}</ExternalLink>
        </>
      )}
    </p>
  );
}

function OtherChoice({ raw, number }: { raw: JsonObject; number: number }) {
  const { choice: _number, content, ...rest } = raw;
  const others = Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : "";
  return (
    <RawText
      title={`Choice ${number + 1} of the same answer`}
      text={[stringOrEmpty(content), others].filter((text) => text !== "").join("\n\n")}
    />
  );
}

/** True for a call or a result of a tool that the service ran itself. */
function isOfServiceTool(raw: JsonObject): boolean {
  const type = stringOrEmpty(raw["type"]);
  return type === "server_tool_use" || type.endsWith("_tool_result");
}

/** A prediction: its label, score and explanation, and the whole response on demand. */
export function Prediction({
  part: { label, score, explanation, raw },
}: {
  part: Extract<Part, { kind: "prediction" }>;
}) {
  return (
    <div data-part="prediction" className="flex max-w-md flex-col gap-2">
      <p className="text-lg font-semibold wrap-anywhere">{label}</p>
      {score !== undefined && <Score score={score} />}
      {explanation !== "" && (
        <p className="text-md whitespace-pre-wrap [unicode-bidi:plaintext] wrap-anywhere">{explanation}</p>
      )}
      <details className="text-sm">
        <summary className="w-fit font-medium text-ink-3">JSON</summary>
        <pre
          tabIndex={0}
          role="region"
          aria-label="JSON of the answer"
          className="mt-1 max-h-64 overflow-auto rounded-card border border-line bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
        >
          {JSON.stringify(raw, null, 2)}
        </pre>
      </details>
    </div>
  );
}

/** A score from 0 to 1 as a bar; any other score has no bar. */
function Score({ score }: { score: number }) {
  return (
    <p className="flex items-center gap-2.5">
      {score >= 0 && score <= 1 && (
        <meter aria-label="Score" min={0} max={1} value={score} className="score-meter h-1.5 grow" />
      )}
      <span className="font-mono text-sm">{score}</span>
    </p>
  );
}
