import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { PublishedSource } from "#core/parameters/spec-source.ts";
import type { Dialect, Id, Wire } from "#core/vocabulary.ts";

/** The capabilities of a model from a published schema. */
export type PublishedCapabilities = {
  source: PublishedSource;
  specs: ParameterSpec[];
  maxParts: number;
  dialect: Dialect;
  /** The wire that they describe. */
  wire: Wire;
};

type Read = (connectionId: Id, modelId: string) => PublishedCapabilities | undefined;

let read: Read = () => undefined;

/** Gives the reader of the cache that has the published capabilities. Before the cache is loaded there are none. */
export function readPublishedWith(reader: Read): void {
  read = reader;
}

/** The published capabilities of a model, where they are loaded. */
export const getPublishedCapabilities: Read = (connectionId, modelId) => read(connectionId, modelId);
