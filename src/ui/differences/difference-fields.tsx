import type { ComparedField } from "#core/compare/compare-answers.ts";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { PutIn, TakenOut } from "./difference-text.tsx";
import { useMore } from "./use-more.ts";

/** The fields that are laid out at once. */
const PAGE_FIELDS = 200;

/** The fields of a JSON answer, each with its value, or with that of the baseline and its own where they differ. */
export function DifferenceFields({ fields }: { fields: readonly ComparedField[] }) {
  const [maxFields, showMore] = useMore(PAGE_FIELDS);
  return (
    <>
      <ul
        aria-label="Fields"
        className="rounded-card border border-line bg-surface px-3 py-1.5 font-mono text-sm wrap-anywhere"
      >
        {fields.slice(0, maxFields).map((field) => (
          <Field key={field.path} {...field} />
        ))}
      </ul>
      {fields.length > maxFields && (
        <Button className="mt-2" onClick={showMore}>
          Show more fields
        </Button>
      )}
    </>
  );
}

function Field({ path, before, after }: ComparedField) {
  const isSame = before === after;
  return (
    <li className={joinClasses("flex flex-wrap gap-x-2", isSame && "text-ink-3")}>
      <span className="text-ink-2">{path === "" ? "whole answer" : path}</span>
      {isSame ? (
        <span>{after}</span>
      ) : (
        <>
          {before !== undefined && <TakenOut>{before}</TakenOut>}
          {after !== undefined && <PutIn isReplacement={false}>{after}</PutIn>}
        </>
      )}
    </li>
  );
}
