import { type Json, type JsonObject, getObject, isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { RawText } from "./part-views.tsx";

/** A tool that the service ran itself, or its result: searches with their pages, code with its output, else as JSON. */
export function ServiceBlockView({ raw }: { raw: JsonObject }) {
  const type = stringOrEmpty(raw["type"]);
  if (type === "server_tool_use")
    return <ServiceCall name={stringOrEmpty(raw["name"])} input={getObject(raw, "input")} />;
  return <ServiceResult tool={type.replace("_tool_result", "")} content={raw["content"]} />;
}

function ServiceCall({ name, input }: { name: string; input: JsonObject }) {
  const { query, url, code, command } = input;
  if (typeof query === "string") return <Line words="Searches the web for" value={query} />;
  if (typeof url === "string") return <Line words="Reads" value={url} />;
  const source = code ?? command;
  if (typeof source === "string" && typeof input["path"] !== "string")
    return <RawText title="The service runs code" text={source} />;
  return <RawText title={`The service runs ${name}`} text={JSON.stringify(input, null, 2)} />;
}

function Line({ words, value }: { words: string; value: string }) {
  return (
    <p className="mb-2.5 text-sm text-ink-2 wrap-anywhere">
      {words} <q className="font-medium text-ink">{value}</q>
    </p>
  );
}

function ServiceResult({ tool, content }: { tool: string; content: Json | undefined }) {
  if (Array.isArray(content) && content.every(isPage)) return <Pages pages={content} />;
  if (isJsonObject(content)) {
    const { error_code: fault, stdout, stderr, url } = content;
    if (typeof fault === "string")
      return (
        <p className="mb-2.5 text-sm text-danger">
          {tool} failed: {fault.replaceAll("_", " ")}
        </p>
      );
    if (typeof stdout === "string" || typeof stderr === "string") return <Output output={content} />;
    if (typeof url === "string") return <FetchedPage url={url} content={content} />;
  }
  return <RawText title={`Results of ${tool}`} text={JSON.stringify(content, null, 2) ?? "nothing"} />;
}

const isPage = (value: Json): value is JsonObject => isJsonObject(value) && typeof value["url"] === "string";

/** The pages that a search found. */
function Pages({ pages }: { pages: readonly JsonObject[] }) {
  if (pages.length === 0) return <p className="mb-2.5 text-sm text-ink-3">Nothing was found.</p>;
  return (
    <ol aria-label="Found pages" className="mb-2.5 flex list-decimal flex-col gap-0.5 ps-6 text-sm text-ink-2">
      {pages.map((page, index) => (
        <li key={index} dir="auto">
          <PageLink url={stringOrEmpty(page["url"])} title={stringOrEmpty(page["title"])} />
          {stringOrEmpty(page["page_age"]) !== "" && (
            <span className="ms-1.5 text-ink-3">{stringOrEmpty(page["page_age"])}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A link to a page by its title, with its address beside it; an address that is none of the web is text. */
function PageLink({ url, title }: { url: string; title: string }) {
  return (
    <>
      {/^https?:\/\//i.test(url) ? <ExternalLink href={url}>{title || url}</ExternalLink> : title || url}
      {title !== "" && <span className="ms-1.5 text-ink-3 wrap-anywhere">{url}</span>}
    </>
  );
}

function FetchedPage({ url, content }: { url: string; content: JsonObject }) {
  const page = getObject(content, "content");
  const { data } = getObject(page, "source");
  const isText = stringOrEmpty(getObject(page, "source")["type"]) === "text";
  return (
    <>
      <p className="mb-1 text-sm text-ink-2">
        <PageLink url={url} title={stringOrEmpty(page["title"])} />
      </p>
      {isText && typeof data === "string" && <RawText title="Text of the page" text={data} />}
    </>
  );
}

function Output({ output }: { output: JsonObject }) {
  const texts = [output["stdout"], output["stderr"]].map(stringOrEmpty).filter((text) => text !== "");
  const { return_code: code } = output;
  const files = toList(output["content"]).length;
  return (
    <RawText
      title={`Output of the code${typeof code === "number" && code !== 0 ? `, which ended with ${code}` : ""}${files > 0 ? `, with ${files} files` : ""}`}
      text={texts.join("\n\n") || "nothing"}
    />
  );
}
