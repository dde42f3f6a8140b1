import type { FilePicture } from "#core/content/file-picture.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256, Wire } from "#core/vocabulary.ts";

/** A conversation as it travels in a file or a link: whole in itself, without keys and without addresses of own servers. */
export type Capsule = {
  madeAtMs: number;
  /** The program that made it, such as "Étude 0.1.0". */
  madeBy: string;
  conversation: Conversation;
  /** The services that its settings name, by connection. */
  services: Record<string, CapsuleService>;
  pictures: Record<Sha256, FilePicture>;
};

/** A service by name; its address only where it is a public one that everybody knows. */
export type CapsuleService = { name: string; wire: Wire; baseUrl?: string };

/** The word that tells a capsule from other JSON files. */
export const CAPSULE_KIND = "capsule";

/** The version of the form in which this code writes capsules; the document in it has a version of its own. */
export const CAPSULE_FORMAT = 1;

/** The end of the name of a file with a capsule. */
export const CAPSULE_ENDING = ".etude.json";
