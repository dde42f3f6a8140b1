import { create } from "zustand";
import type { Dialect, Id } from "#core/conversation/conversation.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { PublishedSource } from "#core/parameters/spec-source.ts";

/** What a published schema offers for a model of a connection. */
export type PublishedOffer = {
  source: PublishedSource;
  specs: ParameterSpec[];
  mostParts: number;
  dialect: Dialect;
};

/** The published schemas that were read in this tab, by connection and model. */
const usePublished = create<Record<string, PublishedOffer | undefined>>()(() => ({}));
const nameOf = (connectionId: Id, modelId: string) => `${connectionId} ${modelId}`;

export const readPublished = (connectionId: Id, modelId: string): PublishedOffer | undefined =>
  usePublished.getState()[nameOf(connectionId, modelId)];

/** A published schema was read, or is not to be used any more. */
export function schemaPublished(connectionId: Id, modelId: string, offer: PublishedOffer | undefined): void {
  usePublished.setState({ [nameOf(connectionId, modelId)]: offer });
}

export const usePublishedOffer = (connectionId: Id, modelId: string): PublishedOffer | undefined =>
  usePublished((offers) => offers[nameOf(connectionId, modelId)]);
