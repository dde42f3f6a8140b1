import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { FilePicture } from "#core/content/file-picture.ts";
import { formatDay } from "#core/capsule/format-day.ts";
import { MAKER } from "#core/capsule/maker.ts";
import { joinAdjacentTexts } from "#core/content/join-cited-texts.ts";
import type { Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatPrediction } from "#core/content/format-prediction.ts";
import { describeEnd, listFigures, listSettings } from "#core/listings/describe-reply.ts";
import { listConversation, type ListedReply, type Listing } from "#core/listings/listing.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";
import blockStyles from "#ui/markdown/code-block.css?inline";
import textStyles from "#ui/markdown/markdown.css?inline";
import pageStyles from "./page-file.css?inline";
import { typesetFormulas } from "./typeset-formulas.ts";

type Pictures = Readonly<Record<Sha256, FilePicture>>;

/** Nothing is loaded and nothing is run, whatever stands in an answer. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The open thread of a conversation as one web page that needs nothing else: no script, no network, both themes. */
export async function writePage(conversation: Conversation, pictures: Pictures, madeAtMs: number): Promise<string> {
  const listing = listConversation(conversation);
  const title = listing.title === "" ? "Untitled" : listing.title;
  const styles = [textStyles, blockStyles, pageStyles].join("\n");
  const markup = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style>{`${listColours(styles)}\n${styles}`}</style>
      </head>
      <body>
        <main>
          <h1 dir="auto">{title}</h1>
          <p className="facts">
            {formatDay(madeAtMs)}, {MAKER}
          </p>
          <Thread listing={listing} pictures={pictures} />
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>\n${await typesetFormulas(markup)}\n`;
}

/** The colours of this page that the styles name, for light and dark. */
function listColours(styles: string): string {
  const names = [
    ...new Set(Array.from(styles.matchAll(/var\((?<name>--[\w-]+)/g), ({ groups }) => groups?.["name"] ?? "")),
  ];
  const light = readColours("light", names);
  const dark = readColours("dark", names);
  const colours = names.map((name, index) => `${name}: light-dark(${light[index]}, ${dark[index]});`);
  return `:root { color-scheme: light dark; ${colours.join(" ")} }`;
}

/** Colours of this page as they are in a theme. Nothing is drawn meanwhile. */
function readColours(theme: "light" | "dark", names: readonly string[]): string[] {
  const { dataset } = document.documentElement;
  const { theme: chosen } = dataset;
  dataset["theme"] = theme;
  const style = getComputedStyle(document.documentElement);
  const colours = names.map((name) => style.getPropertyValue(name));
  if (chosen === undefined) delete dataset["theme"];
  else dataset["theme"] = chosen;
  return colours;
}

function Thread({ listing: { systems, turns, columns }, pictures }: { listing: Listing; pictures: Pictures }) {
  return (
    <>
      {systems.map(({ columns: letters, text }) => (
        <section key={letters.join()} className="prompt">
          <h3>System prompt {letters.join(", ")}</h3>
          <div className="written" dir="auto">
            {text}
          </div>
        </section>
      ))}
      {turns.map(({ number, prompts, cells }) => (
        <section key={number}>
          <h2>Turn {number}</h2>
          {prompts.map(({ columns: letters, parts }) => (
            <div key={letters.join()} className="prompt">
              {letters.length > 0 && <h3>For {letters.join(", ")}</h3>}
              {parts.map((part, index) => (
                <SaidPart key={index} part={part} pictures={pictures} />
              ))}
            </div>
          ))}
          <div className="columns">
            {cells.map(({ column, replies }) => (
              <div key={column.id} className="column">
                {replies.map((listed) => (
                  <Answer
                    key={listed.reply.id}
                    name={[columns.length > 1 ? column.letter : "Answer", column.name, listed.sampleLabel]}
                    listed={listed}
                    pictures={pictures}
                  />
                ))}
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function Answer({
  name,
  listed: { reply },
  pictures,
}: {
  name: (string | undefined)[];
  listed: ListedReply;
  pictures: Pictures;
}) {
  const end = describeEnd(reply);
  return (
    <article>
      <h3>{name.filter((word) => word !== undefined && word !== "").join(" · ")}</h3>
      <p className="facts">{listSettings(reply).join(" · ")}</p>
      {joinAdjacentTexts(reply.parts).map((part, index) => (
        <AnswerPart key={index} part={part} pictures={pictures} />
      ))}
      {end !== undefined && <p className="end">{end}</p>}
      <p className="facts">{listFigures(reply).join(" · ")}</p>
    </article>
  );
}

function AnswerPart({ part, pictures }: { part: Part; pictures: Pictures }): ReactNode {
  switch (part.kind) {
    case "text":
      return <Markdown text={part.text} streaming={false} citations={part.citations?.items} />;
    case "thinking":
      return (
        part.text !== "" && (
          <details>
            <summary>Thinking</summary>
            <div className="written" dir="auto">
              {part.text}
            </div>
          </details>
        )
      );
    case "prediction":
      return <Markdown text={formatPrediction(part)} streaming={false} />;
    case "redacted-thinking":
      return null;
    case "tool-call":
      return (
        <details>
          <summary>Calls {part.name}</summary>
          <pre className="raw">{part.argumentsText}</pre>
        </details>
      );
    default:
      return <SaidPart part={part} pictures={pictures} />;
  }
}

/** A part as it was written. */
function SaidPart({ part, pictures }: { part: Part; pictures: Pictures }): ReactNode {
  if (part.kind === "text")
    return (
      <div className="written" dir="auto">
        {part.text}
      </div>
    );
  if (part.kind !== "image") return <pre className="raw">{JSON.stringify(part, null, 2)}</pre>;
  const { blob, alt = "", widthPx, heightPx } = part;
  const picture = pictures[blob];
  return picture ? (
    <img src={`data:${picture.mediaType};base64,${picture.base64}`} alt={alt} width={widthPx} height={heightPx} />
  ) : (
    <p className="facts">A picture that is not stored any more.</p>
  );
}
