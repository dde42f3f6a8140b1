import { writeSorted } from "#core/compare/write-sorted.ts";
import type { Id } from "#core/vocabulary.ts";
import type { PromptVersion, SavedPrompt } from "./saved-prompt.ts";
import { formatVersionNumber } from "./saved-prompt.ts";

/** The prompt with a version behind its others. */
export function addVersion(prompt: SavedPrompt, version: PromptVersion): SavedPrompt {
  const [first, ...others] = prompt.versions;
  return { ...prompt, versions: [first, ...others, version] };
}

/** The prompt with an earlier version once more as the newest one; the versions between stay. */
export function restoreVersion(
  prompt: SavedPrompt,
  versionId: Id,
  stamp: Pick<PromptVersion, "id" | "createdAtMs">,
): SavedPrompt {
  const version = prompt.versions.find((each) => each.id === versionId);
  if (!version) return prompt;
  return addVersion(prompt, { ...version, ...stamp, change: `as in ${formatVersionNumber(prompt, versionId)}` });
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
  // A file may have names in another order.
  return writeSorted(one) === writeSorted(other);
}
