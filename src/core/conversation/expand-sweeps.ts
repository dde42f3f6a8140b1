import type { Part } from "#core/content/part.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { formatCount } from "#core/format.ts";
import { parseField } from "#core/parameters/parse-field.ts";
import { parseModelList } from "#core/parameters/parse-model-list.ts";
import type { ParsedField } from "#core/parameters/parse-field.ts";
import { setParameter } from "#core/parameters/set-parameter.ts";
import type { Marker } from "#core/templates/scan-template.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { MAX_COLUMNS } from "#core/vocabulary.ts";
import type { Conversation, Settings, Sweep, SweptValue, Variant } from "./conversation.ts";
import { MODEL_PATH } from "./conversation.ts";
import { detachVariant } from "./change-variant.ts";
import { inheritThread } from "./edit-variants.ts";
import { FULL_SCALE, parseSizeId, parseScales } from "./image-scales.ts";
import { listColumns } from "./list-columns.ts";
import { isUsedPath, listOpenWordings, listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { resolveSettings } from "./settings.ts";
import { buildVariablePath, formatVariableValues, parseVariableName, parseVariableValues } from "./variable-path.ts";

/**
 * The conversation with its swept fields expanded to variants, and the ids of the variants to run; or the reason why
 * this is impossible.
 */
export type ExpandedSweeps = { conversation: Conversation; madeIds: Id[] } | { reason: string };

/** Parses a swept field; `specs` are the parameters of the variant's model. */
export function parseSweptField(path: Path, typed: string, specs: readonly ParameterSpec[]): ParsedField {
  if (path === MODEL_PATH) return parseModelList(typed);
  if (parseSizeId(path) !== undefined) return parseScales(typed);
  if (parseVariableName(path) !== undefined) return parseVariableValues(typed);
  const spec = specs.find((each) => each.path === path);
  return spec ? parseField(typed, spec) : { type: "unreadable", reason: "this model does not take it" };
}

/** The content that a run sends in each column. `isAgain` is true where its turn has been run before. */
type PromptFields = {
  listPartsOf: (variantId: Id) => readonly Part[];
  imageSizes: Record<Path, string>;
  isAgain: boolean;
};

/**
 * Makes a variant of each combination of the swept fields of each column, and of the wordings in its prompts. The first
 * combination is the column itself; the others stand behind it and inherit its thread up to `threadEndId`. The sizes of
 * pictures and the wordings apply to every column that runs and is sent them.
 */
export function expandSweeps(
  conversation: Conversation,
  { listPartsOf, imageSizes, isAgain }: PromptFields,
  threadEndId: Id | null,
  getSpecs: (settings: Settings) => readonly ParameterSpec[],
  newId: () => Id,
): ExpandedSweeps {
  const madeIds: Id[] = [];
  let expanded = conversation;
  for (const base of listColumns(conversation)) {
    const settings = resolveSettings(conversation, base.id);
    const parts = listPartsOf(base.id);
    const markers = listSettingsMarkers(settings, listTexts(parts));
    const { used, unused } = splitSweptFields(base.swept ?? {}, markers);
    const wordings = base.isResting ? [] : listOpenWordings(conversation, base.id, markers, isAgain);
    const fields = {
      ...Object.fromEntries(
        wordings.map((marker) => [buildVariablePath(marker.name), formatVariableValues(marker.wordings)]),
      ),
      ...used,
      ...(base.isResting ? {} : selectSizes(imageSizes, parts)),
    };
    if (Object.keys(fields).length === 0) continue;
    const axes: [Path, SweptValue[]][] = [];
    // A field with one value, or with "not sent", is no sweep.
    const singleValues: Record<Path, Pick<SweptValue, "value">> = {};
    let { samples } = base;
    let samplesPath: Path | undefined;
    for (const [path, typed] of Object.entries(fields)) {
      const parsed = parseSweptField(path, typed, getSpecs(settings));
      if (parsed.type === "unreadable") return { reason: `${labelField(path)}: ${parsed.reason}` };
      const isSize = parseSizeId(path) !== undefined;
      if (parsed.type === "one" && !(isSize && parsed.value === FULL_SCALE)) singleValues[path] = parsed;
      if (parsed.type === "empty" && !isSize) singleValues[path] = {};
      if (parsed.type !== "several") continue;
      if (parsed.samples !== undefined) {
        if (samplesPath !== undefined && parsed.samples !== samples)
          return { reason: `${labelField(path)}: ${labelField(samplesPath)} sets another number of samples` };
        ({ samples } = parsed);
        samplesPath = path;
      }
      if (parsed.values.length > 0) axes.push([path, parsed.values.map((value) => ({ id: newId(), ...value }))]);
    }
    const count = axes.reduce((product, [, values]) => product * values.length, 1);
    if (count > MAX_COLUMNS) return { reason: explainTooManyColumns(listColumns(expanded).length - 1 + count) };
    const sweep: Sweep = { id: newId(), values: Object.fromEntries(axes) };
    const { swept: _typed, ...rest } = detachVariant(base, Object.keys(singleValues));
    const plain: Variant = {
      ...rest,
      ...(samples === undefined ? {} : { samples }),
      ...(Object.keys(unused).length === 0 ? {} : { swept: unused }),
    };
    const variants = listCombinations(sweep).map((combination, index) => ({
      ...(index === 0 ? plain : { ...removeName(plain), id: newId(), ...inheritThread(base.id, threadEndId) }),
      overrides: buildSweptOverrides(base, settings, { ...singleValues, ...combination }),
      ...(axes.length === 0 ? {} : { sweep: { id: sweep.id, valueIds: collectValueIds(combination) } }),
    }));
    const at = expanded.variants.findIndex(({ id }) => id === base.id);
    expanded = {
      ...expanded,
      variants: expanded.variants.toSpliced(at, 1, ...variants),
      sweeps: axes.length === 0 ? expanded.sweeps : [...expanded.sweeps, sweep],
    };
    madeIds.push(...variants.map(({ id }) => id));
  }
  const columnCount = listColumns(expanded).length;
  return columnCount > MAX_COLUMNS
    ? { reason: explainTooManyColumns(columnCount) }
    : { conversation: removeUnusedSweeps(expanded), madeIds };
}

/** The sizes typed for pictures among these parts. */
function selectSizes(imageSizes: Record<Path, string>, parts: readonly Part[]): Record<Path, string> {
  const sizeIds = new Set(parts.map((part) => (part.kind === "image" ? part.sizeId : undefined)));
  return Object.fromEntries(Object.entries(imageSizes).filter(([path]) => sizeIds.has(parseSizeId(path))));
}

/** The sentence for more columns than there are letters. */
export function explainTooManyColumns(count: number): string {
  return `This makes ${formatCount(count)} columns, and ${MAX_COLUMNS} are the most; write fewer values or wordings, or remove columns`;
}

/** The swept fields of a variant that a run expands, and those of variables that stand in none of its prompts. */
function splitSweptFields(
  swept: Record<Path, string>,
  markers: readonly Marker[],
): { used: Record<Path, string>; unused: Record<Path, string> } {
  const fields = Object.entries(swept);
  return {
    used: Object.fromEntries(fields.filter(([path]) => isUsedPath(path, markers))),
    unused: Object.fromEntries(fields.filter(([path]) => !isUsedPath(path, markers))),
  };
}

/**
 * Every combination of the values that are not left out, the first field changing slowest. One empty combination where
 * there are no fields.
 */
export function listCombinations({ values }: Sweep): Record<Path, SweptValue>[] {
  let combinations: Record<Path, SweptValue>[] = [{}];
  for (const [path, swept] of Object.entries(values))
    combinations = combinations.flatMap((before) =>
      swept.filter(({ isLeftOut }) => !isLeftOut).map((value) => ({ ...before, [path]: value })),
    );
  return combinations;
}

/** The overrides of a variant for a combination. */
export function buildSweptOverrides(
  base: Variant,
  settings: Settings,
  combination: Record<Path, Pick<SweptValue, "value">>,
): Variant["overrides"] {
  let { parameters, modelId, imageScales } = settings;
  let { variables } = base.overrides;
  for (const [path, { value }] of Object.entries(combination)) {
    const sizeId = parseSizeId(path);
    const variable = parseVariableName(path);
    if (variable !== undefined) variables = { ...variables, [variable]: typeof value === "string" ? value : "" };
    else if (sizeId !== undefined)
      imageScales = { ...imageScales, [sizeId]: typeof value === "string" ? value : FULL_SCALE };
    else if (path === MODEL_PATH) modelId = typeof value === "string" ? value : modelId;
    else parameters = setParameter(parameters, path, value);
  }
  return {
    ...base.overrides,
    ...(variables ? { variables } : {}),
    ...(imageScales === settings.imageScales ? {} : { imageScales }),
    ...(parameters === settings.parameters ? {} : { parameters }),
    ...(modelId === settings.modelId ? {} : { modelId }),
  };
}

/** The name of a swept field in a sentence. */
function labelField(path: Path): string {
  return parseSizeId(path) === undefined ? (parseVariableName(path) ?? path) : "the sizes of an image";
}

export function collectValueIds(combination: Record<Path, SweptValue>): Record<Path, Id> {
  return Object.fromEntries(Object.entries(combination).map(([path, { id }]) => [path, id]));
}

/** Removes sweeps without variants. */
function removeUnusedSweeps(conversation: Conversation): Conversation {
  const used = new Set(conversation.variants.map(({ sweep }) => sweep?.id));
  const sweeps = conversation.sweeps.filter(({ id }) => used.has(id));
  return sweeps.length === conversation.sweeps.length ? conversation : { ...conversation, sweeps };
}

export function removeName({ name: _name, ...rest }: Variant): Variant {
  return rest;
}
