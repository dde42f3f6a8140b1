import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { formatDay } from "#core/capsule/format-day.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import { describeRetirement, findRetirement } from "#core/models/retirement.ts";
import type { Id } from "#core/vocabulary.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { useSetting } from "#state/document/documents.ts";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { trySuccessorLazily } from "#state/edits/try-successor-lazily.ts";

/** The last day of a column's model, which a press leaves for its successor; nothing where none is known. */
export function RetirementMark({ variantId, letter }: { variantId: Id; letter: string }) {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  // The list is read where something else has fetched it.
  const { entries } = useCatalogue(connectionId, false);
  const [today] = useState(() => formatDay(Date.now()));
  const retirement = findRetirement(findEntry(entries, modelId), modelId);
  if (!retirement) return null;
  const { words, sentence, isNear } = describeRetirement(retirement, today);
  return (
    <Button
      look="ghost"
      data-press-once
      aria-label={`${words}: try the successor of variant ${letter}`}
      title={`${sentence} Press to try the successor in a new column.`}
      className={joinClasses("px-1.5 text-xs", isNear ? "text-warn" : "text-ink-3")}
      onClick={() => void trySuccessorLazily(variantId)}
    >
      <CalendarClock size={14} strokeWidth={1.75} aria-hidden />
      <span className={isNear ? "@max-md:hidden" : "sr-only"}>{words}</span>
    </Button>
  );
}
