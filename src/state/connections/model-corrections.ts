import { create } from "zustand";
import * as v from "valibot";
import type { ModelCorrection } from "#core/parameters/model-corrections.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";

type Subject = { connectionId: Id; modelId: string };
type StoredCorrection = ModelCorrection & Subject;

const STORE_NAME = "etude:corrections";
const VERSION = 1;
const CORRECTION = v.object({
  connectionId: v.string(),
  modelId: v.string(),
  path: v.string(),
  atMs: v.number(),
  atMost: v.exactOptional(v.number()),
});
const STORED = v.object({ version: v.literal(VERSION), corrections: v.array(v.unknown()) });

/** The corrections of this device: what models refused, by connection and model. */
const useCorrections = create<{ all: readonly StoredCorrection[] }>()(() => ({ all: loadStored() }));
onReset(() => useCorrections.setState({ all: loadStored() }));

function loadStored(): readonly StoredCorrection[] {
  try {
    const { corrections } = v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? ""));
    return corrections.flatMap((each) => {
      const parsed = v.safeParse(CORRECTION, each);
      return parsed.success ? [parsed.output] : [];
    });
  } catch {
    return [];
  }
}

const isOf = (each: Subject, { connectionId, modelId }: Subject): boolean =>
  each.connectionId === connectionId && each.modelId === modelId;

/** Remembers a correction of a model, in place of an earlier one of the same field. */
export function correctionAdded({ connectionId, modelId }: Subject, correction: ModelCorrection): void {
  change((all) => [
    ...without(all, { connectionId, modelId }, correction.path),
    { connectionId, modelId, ...correction },
  ]);
}

/** Deletes a correction, so that the field is sent again. */
export function correctionDeleted(subject: Subject, path: Path): void {
  change((all) => without(all, subject, path));
}

const without = (all: readonly StoredCorrection[], subject: Subject, path: Path): StoredCorrection[] =>
  all.filter((each) => !(isOf(each, subject) && each.path === path));

function change(compute: (all: readonly StoredCorrection[]) => readonly StoredCorrection[]): void {
  // Another tab may have written meanwhile.
  const before = deviceStore.read(STORE_NAME) === null ? useCorrections.getState().all : loadStored();
  const all = compute(before);
  useCorrections.setState({ all });
  deviceStore.write(STORE_NAME, JSON.stringify({ version: VERSION, corrections: all }));
}

const NONE: readonly ModelCorrection[] = [];
let selected: { all: readonly StoredCorrection[]; byModel: Map<string, readonly ModelCorrection[]> } | undefined;

/** The corrections of a model; the same list until one of any model changes. */
function select(all: readonly StoredCorrection[], subject: Subject): readonly ModelCorrection[] {
  if (all.length === 0) return NONE;
  if (selected?.all !== all) selected = { all, byModel: new Map() };
  const key = `${subject.connectionId} ${subject.modelId}`;
  const known = selected.byModel.get(key) ?? all.filter((each) => isOf(each, subject));
  selected.byModel.set(key, known);
  return known;
}

/** The corrections of a model on a connection. */
export const getModelCorrections = (subject: Subject): readonly ModelCorrection[] =>
  select(useCorrections.getState().all, subject);

/** The corrections of a model on a connection, rendered again when they change. */
export const useModelCorrections = (connectionId: Id, modelId: string): readonly ModelCorrection[] =>
  useCorrections(({ all }) => select(all, { connectionId, modelId }));

/** Every correction of this device, for what is computed of several models. */
export const useAllCorrections = (): object => useCorrections(({ all }) => all);
