import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { readModelList } from "#core/parameters/read-model-list.ts";
import type { Typed } from "#core/parameters/read-typed.ts";
import { readTyped } from "#core/parameters/read-typed.ts";
import { setParameter } from "#core/parameters/set-parameter.ts";
import type { Conversation, Id, Path, Settings, Sweep, SweptValue, Variant } from "./conversation.ts";
import { MODEL_PATH, MOST_COLUMNS } from "./conversation.ts";
import { inheritThread } from "./edit-variants.ts";
import { FULL_SCALE, readSizeId, readScales } from "./image-scales.ts";
import { readColumns } from "./read-columns.ts";
import { readSettings } from "./settings.ts";

/** The conversation with its swept fields made into variants: which of them a run has to ask. Or why they cannot be. */
export type MadeSweeps = { conversation: Conversation; madeIds: Id[] } | { reason: string };

/** What a swept field means: the specs of the variant's model say what it takes. */
export function readSwept(path: Path, typed: string, specs: readonly ParameterSpec[]): Typed {
  if (path === MODEL_PATH) return readModelList(typed);
  if (readSizeId(path) !== undefined) return readScales(typed);
  const spec = specs.find((each) => each.path === path);
  return spec ? readTyped(typed, spec) : { type: "unreadable", reason: "this model does not take it" };
}

/**
 * Makes a variant of each combination of what stands in the swept fields of each column. The first combination is the
 * column itself; the others stand behind it and go on from its thread up to `threadEndId`. The sizes of pictures are
 * those of every column that is asked.
 */
export function makeSweeps(
  conversation: Conversation,
  imageSizes: Record<Path, string>,
  threadEndId: Id | null,
  specsOf: (settings: Settings) => readonly ParameterSpec[],
  newId: () => Id,
): MadeSweeps {
  const madeIds: Id[] = [];
  let made = conversation;
  for (const base of readColumns(conversation)) {
    const fields = { ...base.swept, ...(base.isResting ? {} : imageSizes) };
    if (Object.keys(fields).length === 0) continue;
    const settings = readSettings(conversation, base.id);
    const axes: [Path, SweptValue[]][] = [];
    // One size of a picture, which is no sweep.
    const sizes: Record<Path, Pick<SweptValue, "value">> = {};
    let { samples } = base;
    let samplesPath: Path | undefined;
    for (const [path, typed] of Object.entries(fields)) {
      const read = readSwept(path, typed, specsOf(settings));
      if (read.type === "unreadable") return { reason: `${nameField(path)}: ${read.reason}` };
      if (read.type === "one" && read.value !== FULL_SCALE && readSizeId(path) !== undefined) sizes[path] = read;
      if (read.type !== "several") continue;
      if (read.samples !== undefined) {
        if (samplesPath !== undefined && read.samples !== samples)
          return { reason: `${nameField(path)}: the samples are said in ${nameField(samplesPath)} already` };
        ({ samples } = read);
        samplesPath = path;
      }
      if (read.values.length > 0) axes.push([path, read.values.map((value) => ({ id: newId(), ...value }))]);
    }
    const sweep: Sweep = { id: newId(), values: Object.fromEntries(axes) };
    const { swept: _typed, ...rest } = base;
    const plain: Variant = samples === undefined ? rest : { ...rest, samples };
    const variants = readCombinations(sweep).map((combination, place) => ({
      ...(place === 0 ? plain : { ...withoutName(plain), id: newId(), ...inheritThread(base.id, threadEndId) }),
      overrides: sweptOverrides(base, settings, { ...sizes, ...combination }),
      ...(axes.length === 0 ? {} : { sweep: { id: sweep.id, valueIds: idsOf(combination) } }),
    }));
    const at = made.variants.findIndex(({ id }) => id === base.id);
    made = {
      ...made,
      variants: made.variants.toSpliced(at, 1, ...variants),
      sweeps: axes.length === 0 ? made.sweeps : [...made.sweeps, sweep],
    };
    madeIds.push(...variants.map(({ id }) => id));
  }
  const count = readColumns(made).length;
  return count > MOST_COLUMNS ? { reason: tooManyColumns(count) } : { conversation: dropLeftSweeps(made), madeIds };
}

/** The sentence for more variants than there are letters. */
export function tooManyColumns(count: number): string {
  return `This makes ${count} columns, and ${MOST_COLUMNS} are the most`;
}

/** Every combination of the values that are not left out, the first field changing slowest. One empty one without any. */
export function readCombinations({ values }: Sweep): Record<Path, SweptValue>[] {
  let combinations: Record<Path, SweptValue>[] = [{}];
  for (const [path, swept] of Object.entries(values))
    combinations = combinations.flatMap((before) =>
      swept.filter(({ isLeftOut }) => !isLeftOut).map((value) => ({ ...before, [path]: value })),
    );
  return combinations;
}

/** What a variant overrides to stand for a combination. */
export function sweptOverrides(
  base: Variant,
  settings: Settings,
  combination: Record<Path, Pick<SweptValue, "value">>,
): Variant["overrides"] {
  let { parameters, modelId, imageScales } = settings;
  for (const [path, { value }] of Object.entries(combination)) {
    const sizeId = readSizeId(path);
    if (sizeId !== undefined)
      imageScales = { ...imageScales, [sizeId]: typeof value === "string" ? value : FULL_SCALE };
    else if (path === MODEL_PATH) modelId = typeof value === "string" ? value : modelId;
    else parameters = setParameter(parameters, path, value);
  }
  return {
    ...base.overrides,
    ...(imageScales === settings.imageScales ? {} : { imageScales }),
    ...(parameters === settings.parameters ? {} : { parameters }),
    ...(modelId === settings.modelId ? {} : { modelId }),
  };
}

/** What a swept field is called in a sentence. */
function nameField(path: Path): string {
  return readSizeId(path) === undefined ? path : "the sizes of an image";
}

export function idsOf(combination: Record<Path, SweptValue>): Record<Path, Id> {
  return Object.fromEntries(Object.entries(combination).map(([path, { id }]) => [path, id]));
}

/** A sweep that no variant belongs to any more is gone. */
function dropLeftSweeps(conversation: Conversation): Conversation {
  const used = new Set(conversation.variants.map(({ sweep }) => sweep?.id));
  const sweeps = conversation.sweeps.filter(({ id }) => used.has(id));
  return sweeps.length === conversation.sweeps.length ? conversation : { ...conversation, sweeps };
}

export function withoutName({ name: _name, ...rest }: Variant): Variant {
  return rest;
}
