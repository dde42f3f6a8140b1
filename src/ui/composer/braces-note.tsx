import { useMemo } from "react";
import { shortenText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import { scanTemplate } from "#core/templates/scan-template.ts";
import { type DraftTexts, getColumnText } from "#state/document/drafts.ts";
import { useColumnIds, useSettledValue } from "#state/document/documents.ts";
import { bracesTakenLiterally } from "#state/edits/settings-edits.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";

const NO_BRACES = { settings: "", areBracesText: false };

/** The meaning of the double braces in the prompts, and a switch that takes them all literally. */
export function BracesNote({ texts }: { texts: DraftTexts }) {
  // One text where the columns share it, and none of a column that is hidden.
  const text = [...new Set(useColumnIds().map((id) => getColumnText(texts, id)))].join("\n");
  const { settings, areBracesText } = useSettledValue(
    ({ shared: { system, prefill = "", areBracesText: isText = false } }) => ({
      settings: `${system}\n${prefill}`,
      areBracesText: isText,
    }),
    NO_BRACES,
  );
  const meaning = useMemo(() => describeBraces(`${settings}\n${text}`), [settings, text]);
  if (!areBracesText && meaning === undefined) return null;
  return (
    <div
      role="group"
      aria-label="Braces"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 pb-1.5 text-xs text-ink-2"
    >
      <Checkbox
        label="Take braces literally"
        title="Send {{ }} as it is written, and fill in nothing"
        isChecked={areBracesText}
        onChange={bracesTakenLiterally}
      />
      {!areBracesText && <span className="min-w-0 text-ink-3 wrap-anywhere">{meaning}</span>}
    </div>
  );
}

/** Describes in few words what the double braces in a text do; undefined where there are none. */
function describeBraces(text: string): string | undefined {
  const pieces = scanTemplate(text);
  const literal = pieces.filter(({ kind }) => kind === "braces");
  const markers = new Map(pieces.flatMap((piece) => ("name" in piece ? [[piece.name, piece]] : [])));
  const wordings = [...markers.values()].filter((piece) => piece.kind === "wordings");
  const names = [...markers.values()].flatMap((piece) => (piece.kind === "variable" ? [piece.name] : []));
  const [first] = literal;
  const parts = [
    ...wordings.map((piece) => `${formatCount(piece.wordings.length)} wordings, a column each`),
    ...(names.length > 0 ? [`${shortenText(names.join(", "), 60)}: see Variables`] : []),
    ...(first && "text" in first
      ? [
          `${shortenText(first.text.replaceAll(/\s+/g, " "), 24)}${literal.length > 1 ? ` and ${formatCount(literal.length - 1)} more` : ""} sent as written`,
        ]
      : []),
  ];
  if (markers.size === 0 && literal.length === 0) return undefined;
  return parts.join(" · ");
}
