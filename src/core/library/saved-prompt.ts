import type { Picture } from "#core/content/part.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import type { VariableKind } from "#core/conversation/variable-kind.ts";
import type { Id, Path } from "#core/vocabulary.ts";

/** A prompt kept by name, with all its versions, oldest first. A version's number is its position from 1. */
export type SavedPrompt = { id: Id; name: string; tags: string[]; versions: [PromptVersion, ...PromptVersion[]] };

/** One state of a saved prompt. It never changes. */
export type PromptVersion = WrittenPrompt & {
  id: Id;
  createdAtMs: number;
  /** The differences from the version before, in few words. */
  change: string;
};

/** The prompts and settings of one column, with the pictures beside the prompt. */
export type WrittenPrompt = {
  /** The user prompt, with its markers. */
  text: string;
  settings: PromptSettings;
  /** The kinds of variables by name; texts where absent. */
  variableKinds?: Record<string, VariableKind>;
  /** Fields with several values, as typed. */
  swept?: Record<Path, string>;
  /** The pictures of the prompt, in order. Their bytes are stored as long as a version has them. */
  pictures?: SavedPicture[];
};

/** A picture as it is sent, without the edits that made it. */
export type SavedPicture = Picture & { name: string; sizeBytes: number; alt?: string; isLabelled?: true };

export type PromptSettings = Omit<Settings, "imageScales">;

/** The newest version of a prompt. */
export function getNewestVersion({ versions: [first, ...others] }: SavedPrompt): PromptVersion {
  return others.at(-1) ?? first;
}

/** The number of a version as it is shown: "v3". */
export function formatVersionNumber({ versions }: SavedPrompt, versionId: Id): string {
  return `v${versions.findIndex(({ id }) => id === versionId) + 1}`;
}
