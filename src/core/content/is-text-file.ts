const TEXT_NAME =
  /\.(?:txt|text|md|markdown|mdx|rst|adoc|org|tex|bib|srt|vtt|log|csv|tsv|jsonl?|json5|geojson|ipynb|xml|xsd|xsl|html?|ya?ml|toml|ini|cfg|conf|env|properties|diff|patch|css|scss|less|[cm]?[jt]sx?|vue|svelte|py|rb|php|java|kts?|groovy|gradle|swift|go|rs|c|cc|cpp|cxx|hh?|hpp|cs|fs|vb|scala|clj|exs?|erl|hs|ml|lua|pl|pm|r|jl|dart|sh|bash|zsh|fish|ps1|bat|cmd|sql|graphql|proto|tf|docx|xlsx)$/i;

/**
 * True for a file whose text can be attached as a document, by its name and its type: texts, tables, code, and the Office files
 * with text. A name without an ending, such as LICENSE, counts where the type says nothing else.
 */
export const isTextFile = ({ name, type }: { name: string; type: string }): boolean =>
  TEXT_NAME.test(name) ||
  (/^text\/|^application\/(?:json|xml|x-sh|javascript)$/.test(type) && !/\.svgz?$/i.test(name)) ||
  (type === "" && name !== "" && !name.includes("."));
