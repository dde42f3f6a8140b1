import type { ReactNode } from "react";
import type { FilePicture } from "#core/content/file-picture.ts";
import { joinAdjacentTexts } from "#core/content/join-cited-texts.ts";
import type { Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatPrediction } from "#core/content/format-prediction.ts";
import { describeEnd, listFigures, listSettings } from "#core/listings/describe-reply.ts";
import { listConversation, type ListedReply, type Listing } from "#core/listings/listing.ts";
import { writeSources } from "#core/listings/write-sources.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";
import blockStyles from "#ui/markdown/code-block.css?inline";
import textStyles from "#ui/markdown/markdown.css?inline";
import pageStyles from "./page-file.css?inline";
import { WrittenPart } from "./written-part.tsx";
import { writeDocument } from "./write-document.tsx";
import { typesetFormulas } from "./typeset-formulas.ts";

type Pictures = Readonly<Record<Sha256, FilePicture>>;

/** The open thread of a conversation as one web page that needs nothing else: no script, no network, both themes. */
export async function writePage(conversation: Conversation, pictures: Pictures, madeAtMs: number): Promise<string> {
  const listing = listConversation(conversation);
  const title = listing.title === "" ? "Untitled" : listing.title;
  const markup = await writeDocument({
    title,
    madeAtMs,
    styles: [textStyles, blockStyles, pageStyles].join("\n"),
    content: <Thread listing={listing} pictures={pictures} />,
  });
  return typesetFormulas(markup);
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
                <WrittenPart key={index} part={part} pictures={pictures} />
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
      return (
        <>
          <Markdown text={part.text} streaming={false} citations={part.citations?.items} />
          {part.citations && <Markdown text={writeSources(part.citations.items)} streaming={false} />}
        </>
      );
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
      return <WrittenPart part={part} pictures={pictures} />;
  }
}
