import { formatPlace, readPassage } from "#core/content/read-passage.ts";
import { readSource } from "#core/content/read-source.ts";
import type { Json } from "#core/json.ts";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";

/** The sources that a model cites for a text: pages of the web as links, passages of documents as buttons that open them. */
export function Sources({ items, onOpenPassage }: { items: readonly Json[]; onOpenPassage: (index: number) => void }) {
  return (
    <ol aria-label="Sources" className="mt-1.5 mb-2.5 flex list-decimal flex-col gap-0.5 ps-5 text-sm text-ink-2">
      {items.map((item, index) => (
        <li key={index} dir="auto">
          <Source item={item} onOpen={() => onOpenPassage(index)} />
        </li>
      ))}
    </ol>
  );
}

function Source({ item, onOpen }: { item: Json; onOpen: () => void }) {
  const { url, title: ownTitle, quoted } = readSource(item);
  const passage = readPassage(item);
  const title = ownTitle || url || (passage ? "a document" : "");
  if (title === "" && quoted === "") return <code className="font-mono text-xs break-all">{JSON.stringify(item)}</code>;
  return (
    <>
      {passage ? (
        <LinkButton onClick={onOpen}>
          {[title, formatPlace(passage.place)].filter((each) => each !== "").join(", ")}
        </LinkButton>
      ) : /^https?:\/\//i.test(url) ? (
        <ExternalLink href={url} title={url}>
          {title}
        </ExternalLink>
      ) : (
        title
      )}
      {quoted !== "" && <q className="ms-1.5 text-ink-3">{quoted}</q>}
    </>
  );
}
