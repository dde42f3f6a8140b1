import { create } from "zustand";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { PublishedSource } from "#core/parameters/spec-source.ts";
import type { Dialect, Id } from "#core/vocabulary.ts";

/** What a published schema offers for a model of a connection. */
export type PublishedCapabilities = {
  source: PublishedSource;
  specs: ParameterSpec[];
  maxParts: number;
  dialect: Dialect;
};

/** The published schemas that were read in this tab, by connection and model. */
const usePublished = create<Record<string, PublishedCapabilities | undefined>>()(() => ({}));
const nameOf = (connectionId: Id, modelId: string) => `${connectionId} ${modelId}`;

export const getPublishedCapabilities = (connectionId: Id, modelId: string): PublishedCapabilities | undefined =>
  usePublished.getState()[nameOf(connectionId, modelId)];

/** A published schema was read, or is not to be used any more. */
export function schemaPublished(
  connectionId: Id,
  modelId: string,
  capabilities: PublishedCapabilities | undefined,
): void {
  usePublished.setState({ [nameOf(connectionId, modelId)]: capabilities });
}

export const usePublishedCapabilities = (connectionId: Id, modelId: string): PublishedCapabilities | undefined =>
  usePublished((published) => published[nameOf(connectionId, modelId)]);
