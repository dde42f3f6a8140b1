import { useState } from "react";
import { isSameJson } from "#core/json.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { computeExclusions, computeConflicts } from "#core/parameters/rules.ts";
import type { Parameters, Path } from "#core/vocabulary.ts";
import type { Variant } from "#core/conversation/conversation.ts";
import type { ModelCapabilities } from "#state/parameters/model-capabilities.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { useColumns, useShared } from "#state/document/documents.ts";
import { ParameterRow } from "./parameter-row.tsx";
import { ThinkingSwitch } from "./thinking-switch.tsx";
import { isConditionUnmet } from "#core/parameters/schema-rules.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** The number of rows above which a list can be searched. */
const MAX_ROWS_WITHOUT_SEARCH = 16;

/** A row for each parameter of a variant's model, with a search where there are many. */
export function ParameterList({
  variant,
  capabilities: { source, specs },
  values,
  sent,
  refused,
}: {
  variant: Variant;
  capabilities: Pick<ModelCapabilities, "source" | "specs">;
  /** All set parameters. */
  values: Parameters;
  /** The set parameters that are sent. */
  sent: Parameters;
  /** The service's message by parameter, where it refused the current value. */
  refused: Record<Path, string | undefined>;
}) {
  const columns = useColumns();
  const shared = useShared();
  const [query, setQuery] = useState("");
  const exclusions = computeExclusions(source, values);
  const conflicts = computeConflicts(source, sent);
  const isSearchable = specs.length > MAX_ROWS_WITHOUT_SEARCH;
  const rows = selectPanelRows(specs, values, isSearchable ? query : "");
  const isShared = (path: Path) =>
    columns.every(
      ({ overrides, swept }) =>
        isSameJson(getParameter(overrides.parameters ?? shared?.parameters ?? {}, path), values[path]) &&
        swept?.[path] === variant.swept?.[path],
    );
  return (
    <>
      {isSearchable && <ParameterSearch query={query} foundCount={rows.length} onChange={setQuery} />}
      {rows.map((spec) => (
        <ParameterRow
          // A half-typed pair or list belongs to the column in which it was typed.
          key={`${variant.id} ${spec.path}`}
          variantId={variant.id}
          spec={spec}
          value={Object.hasOwn(values, spec.path) ? values[spec.path] : undefined}
          exclusion={exclusions[spec.path]}
          conflict={conflicts.find(({ path }) => path === spec.path)}
          swept={variant.swept?.[spec.path]}
          refused={refused[spec.path]}
          isShared={isShared(spec.path)}
          leadingControl={
            spec.path === "thinking.budget_tokens" && hasThinkingSwitch(specs) ? (
              <ThinkingSwitch variantId={variant.id} values={values} minimum={getMinimum(spec)} />
            ) : undefined
          }
        />
      ))}
    </>
  );
}

function getMinimum({ control }: ParameterSpec): number {
  return control.kind === "number" ? (control.minimum ?? 1) : 1;
}

/** A search field for parameters by name and description. */
function ParameterSearch({
  query,
  foundCount,
  onChange,
}: {
  query: string;
  foundCount: number;
  onChange: (query: string) => void;
}) {
  return (
    <div className="flex items-center gap-2 border-b border-line px-3.5 py-2">
      <input
        type="search"
        aria-label="Find a parameter"
        placeholder="find a parameter"
        value={query}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className={`grow py-px text-xs ${COMPACT_CLASSES}`}
      />
      <span className="shrink-0 font-mono text-xs text-ink-3">{foundCount}</span>
    </div>
  );
}

/**
 * The parameters with a row in the panel: without the one behind the thinking switch; those of an alternative that is
 * not chosen only while they have a value.
 */
function selectPanelRows(specs: readonly ParameterSpec[], values: Parameters, query: string): ParameterSpec[] {
  const terms = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return specs.filter((spec) => {
    const { path, description = "" } = spec;
    const text = `${path} ${description}`.toLowerCase();
    if (path === "thinking.type" && hasThinkingSwitch(specs)) return false;
    const isShown = Object.hasOwn(values, path) || !isConditionUnmet(spec, values);
    return isShown && terms.every((word) => text.includes(word));
  });
}

/** True where thinking is only on or off and has a budget, so that one switch controls both. */
function hasThinkingSwitch(specs: readonly ParameterSpec[]): boolean {
  const type = specs.find(({ path }) => path === "thinking.type")?.control;
  return (
    type?.kind === "enum" && type.values.length === 1 && specs.some(({ path }) => path === "thinking.budget_tokens")
  );
}
