import type { Conversation } from "#core/conversation/conversation.ts";
import { findRefusedParameters } from "#core/conversation/find-refused-parameters.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Json } from "#core/json.ts";
import { isSameJson } from "#core/json.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { carryLimit, getParameter } from "#core/parameters/answer-limit.ts";
import type { Conflict, Exclusion } from "#core/parameters/parameter-rule.ts";
import { computeConflicts, computeExclusions } from "#core/parameters/rules.ts";
import { selectSendable } from "#core/parameters/select-sendable.ts";
import type { Id, Parameters, Path } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import type { ModelCapabilities } from "#state/parameters/model-capabilities.ts";

/** The part of a model's capabilities that a panel shows. */
export type PanelCapabilities = Pick<ModelCapabilities, "source" | "specs">;

/** The settings of a variant as its panel shows them. */
export type PanelState = {
  /** All set parameters. */
  values: Parameters;
  /** The set parameters that are sent. */
  sent: Parameters;
  exclusions: Record<Path, Exclusion | undefined>;
  /** The first conflict of each parameter. */
  conflicts: Record<Path, Conflict | undefined>;
  /** The typed text of each field with several values. */
  swept: Record<Path, string>;
  /** The service's message by parameter, where it refused the current value. */
  refused: Record<Path, string | undefined>;
  /** True for a parameter that has the same value in every column. */
  isShared: (path: Path) => boolean;
};

/** A value computed from the state of a panel: a component renders only where it differs. */
export function usePanelValue<Value>(
  variantId: Id,
  capabilities: PanelCapabilities,
  compute: (state: PanelState) => Value,
  otherwise: NoInfer<Value>,
): Value {
  return useSettledValue(
    (conversation) => compute(computePanelState(conversation, variantId, capabilities)),
    otherwise,
  );
}

let lastExclusions: PanelState["exclusions"] = {};
let lastConflicts: PanelState["conflicts"] = {};

/** The entries after a change; those that say the same as before are the same objects. */
function keepSame<Entry extends Exclusion | Conflict>(
  before: Record<Path, Entry | undefined>,
  after: Record<Path, Entry | undefined>,
): Record<Path, Entry | undefined> {
  return Object.fromEntries(
    Object.entries(after).map(([path, entry]) => [path, isSameJson(before[path], entry) ? before[path] : entry]),
  );
}

/** The state of a panel: one computation for all of its rows. */
const computePanelState = memoizeLast(
  (conversation: Conversation, variantId: Id, { source, specs }: PanelCapabilities): PanelState => {
    const { shared } = conversation;
    const columns = listColumns(conversation);
    const own = columns.find(({ id }) => id === variantId)?.swept;
    const values = carryLimit(specs, resolveSettings(conversation, variantId).parameters);
    const sent = selectSendable(source, specs, values);
    lastExclusions = keepSame(lastExclusions, computeExclusions(source, values));
    lastConflicts = keepSame(
      lastConflicts,
      Object.fromEntries(
        computeConflicts(source, sent)
          .toReversed()
          .map((conflict) => [conflict.path, conflict]),
      ),
    );
    return {
      values,
      sent,
      exclusions: lastExclusions,
      conflicts: lastConflicts,
      swept: own ?? {},
      refused: findRefusedParameters(conversation, variantId),
      isShared: (path) =>
        columns.every(
          ({ overrides, swept }) =>
            isSameJson(getParameter(overrides.parameters ?? shared.parameters, path), values[path]) &&
            swept?.[path] === own?.[path],
        ),
    };
  },
);

/** One parameter of a variant as its row shows it. */
export type RowState = {
  value: Json | undefined;
  exclusion: Exclusion | undefined;
  conflict: Conflict | undefined;
  /** Several values in the field, as typed. */
  swept: string | undefined;
  /** The service's message where it refused the current value. */
  refused: string | undefined;
  /** True where every column has the same value. */
  isShared: boolean;
};

const UNSET: RowState = {
  value: undefined,
  exclusion: undefined,
  conflict: undefined,
  swept: undefined,
  refused: undefined,
  isShared: true,
};

/** The state of a parameter's row, which renders only where it differs. */
export function useRowState(variantId: Id, path: Path, capabilities: PanelCapabilities): RowState {
  return usePanelValue(variantId, capabilities, (state) => selectRow(state, path), UNSET);
}

function selectRow(state: PanelState, path: Path): RowState {
  return {
    value: Object.hasOwn(state.values, path) ? state.values[path] : undefined,
    exclusion: state.exclusions[path],
    conflict: state.conflicts[path],
    swept: state.swept[path],
    refused: state.refused[path],
    isShared: state.isShared(path),
  };
}
