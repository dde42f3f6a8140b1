import type { Json } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";

/** What a text rests on, by its own word: pages as links, passages as quotations. */
export function Sources({ items }: { items: readonly Json[] }) {
  return (
    <ol aria-label="Sources" className="mt-1.5 mb-2.5 flex list-decimal flex-col gap-0.5 pl-5 text-sm text-ink-2">
      {items.map((item, index) => (
        <li key={index}>
          <Source item={item} />
        </li>
      ))}
    </ol>
  );
}

function Source({ item }: { item: Json }) {
  const outer = isJsonObject(item) ? item : {};
  const source = isJsonObject(outer["url_citation"]) ? outer["url_citation"] : outer;
  const url = stringOrEmpty(source["url"]);
  const title = stringOrEmpty(source["title"]) || stringOrEmpty(source["document_title"]) || url;
  const quoted = stringOrEmpty(source["cited_text"]);
  if (title === "" && quoted === "") return <code className="font-mono text-xs break-all">{JSON.stringify(item)}</code>;
  return (
    <>
      {/^https?:\/\//i.test(url) ? (
        <a href={url} target="_blank" rel="noopener noreferrer" className="text-accent underline underline-offset-2">
          {title}
        </a>
      ) : (
        title
      )}
      {quoted !== "" && <q className="ml-1.5 text-ink-3">{quoted}</q>}
    </>
  );
}
