import { useState } from "react";
import type { Id, Parameters } from "#core/vocabulary.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { ParameterRow } from "./parameter-row.tsx";
import type { PanelCapabilities } from "./use-panel-state.ts";
import { usePanelValue } from "./use-panel-state.ts";
import { isConditionUnmet } from "#core/parameters/schema-rules.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** The number of rows above which a list can be searched. */
const MAX_ROWS_WITHOUT_SEARCH = 16;

const NO_ROWS: readonly ParameterSpec[] = [];

/** A row for each parameter of a variant's model, with a search where there are many. */
export function ParameterList({ variantId, capabilities }: { variantId: Id; capabilities: PanelCapabilities }) {
  const { specs } = capabilities;
  const [query, setQuery] = useState("");
  const isSearchable = specs.length > MAX_ROWS_WITHOUT_SEARCH;
  const rows = usePanelValue<readonly ParameterSpec[]>(
    variantId,
    capabilities,
    ({ values }) => selectPanelRows(specs, values, isSearchable ? query : ""),
    NO_ROWS,
  );
  const hasSwitch = hasThinkingSwitch(specs);
  return (
    <>
      {isSearchable && <ParameterSearch query={query} foundCount={rows.length} onChange={setQuery} />}
      {rows.map((spec) => (
        <ParameterRow
          // A half-typed pair or list belongs to the column in which it was typed.
          key={`${variantId} ${spec.path}`}
          variantId={variantId}
          spec={spec}
          capabilities={capabilities}
          hasThinkingSwitch={hasSwitch && spec.path === "thinking.budget_tokens"}
        />
      ))}
    </>
  );
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
