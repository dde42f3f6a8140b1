import { formatPlace, readPassage } from "#core/content/read-passage.ts";
import { readSource } from "#core/content/read-source.ts";
import type { Json } from "#core/json.ts";
import { escapeLine } from "./escape-line.ts";

/** The sources of a text in the order of their numbers in it. */
export function writeSources(citations: readonly Json[]): string {
  const lines = citations.map((citation, index) => {
    const { url, title, quoted } = readSource(citation);
    const passage = readPassage(citation);
    const address = /^https?:\/\/[^\s<>]+$/.test(url) ? `<${url}>` : escapeLine(url);
    return `${index + 1}. ${[escapeLine(title), passage ? formatPlace(passage.place) : "", address, quoted === "" ? "" : `“${escapeLine(quoted)}”`].filter((word) => word !== "").join(" · ")}`;
  });
  return `**Sources**\n\n${lines.join("\n")}`;
}
