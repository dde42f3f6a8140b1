import { isSameJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import type { PromptVersion, SavedPrompt, WrittenPrompt } from "./saved-prompt.ts";
import { formatVersionNumber } from "./saved-prompt.ts";

/** The fields of a version besides its content. */
export type VersionStamp = { id: Id; createdAtMs: number; change: string };

/** A version of what is written. */
export function createVersion(
  { text, settings, variableKinds, swept }: WrittenPrompt,
  { id, createdAtMs, change }: VersionStamp,
): PromptVersion {
  return {
    id,
    createdAtMs,
    change,
    text,
    settings,
    ...(variableKinds && { variableKinds }),
    ...(swept && { swept }),
  };
}

/** The prompt with a version behind its others. */
export function addVersion(prompt: SavedPrompt, version: PromptVersion): SavedPrompt {
  const [first, ...others] = prompt.versions;
  return { ...prompt, versions: [first, ...others, version] };
}

/** The prompt with an earlier version once more as the newest one; the versions between stay. */
export function restoreVersion(
  prompt: SavedPrompt,
  versionId: Id,
  { id, createdAtMs }: Pick<VersionStamp, "id" | "createdAtMs">,
): SavedPrompt {
  const version = prompt.versions.find((each) => each.id === versionId);
  if (!version) return prompt;
  const change = `as in ${formatVersionNumber(prompt, versionId)}`;
  return addVersion(prompt, createVersion(version, { id, createdAtMs, change }));
}

const MAX_NAME_LENGTH = 200;

/** The prompt with another name; a blank one changes nothing. */
export function renamePrompt(prompt: SavedPrompt, name: string): SavedPrompt {
  const next = name.trim().slice(0, MAX_NAME_LENGTH);
  return next === "" || next === prompt.name ? prompt : { ...prompt, name: next };
}

/** The tags between the commas of a text, each once whatever its case. */
export function parseTags(typed: string): string[] {
  const tags = typed.split(",").map((tag) => tag.trim().replace(/^#/, ""));
  return tags.filter(
    (tag, index) => tag !== "" && tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === index,
  );
}

/**
 * A prompt with the versions of another copy of it that it does not have, behind its own; the same object where it has
 * them all. A version that differs under the same id gets a new one.
 */
export function mergePrompts(prompt: SavedPrompt, copy: SavedPrompt, newId: () => Id): SavedPrompt {
  return copy.versions.reduce((merged, version) => {
    const own = merged.versions.find(({ id }) => id === version.id);
    if (!own) return addVersion(merged, version);
    const isKnown = merged.versions.some((each) => isSameVersion(each, version));
    return isKnown ? merged : addVersion(merged, { ...version, id: newId() });
  }, prompt);
}

function isSameVersion({ id: _a, ...one }: PromptVersion, { id: _b, ...other }: PromptVersion): boolean {
  return isSameJson(sortNames(one), sortNames(other));
}

/** The value with the names of its objects in order, since a file may have them in another one. */
function sortNames(value: unknown): never {
  const sort = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(sort);
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.entries(inner)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sort(each)]);
  };
  return sort(value) as never;
}
