import { create } from "zustand";
import * as v from "valibot";
import type { Adaptation, Id } from "#core/vocabulary.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";
import { getConnection, useConnection } from "./connections.ts";

/** A change to a request that is remembered: for a server, or for a model of a server. */
export type Remembered = Exclude<Adaptation, "system-in-user">;
type Subject = { connectionId: Id; modelId: string };

const REMEMBERED: readonly Remembered[] = ["no-stream-options", "no-own-fields", "no-cache-control"];

/** The servers, and the models with their servers, that refuse what Étude adds to a request by itself. */
const useRefusing = create<Record<Remembered, readonly string[]>>()(loadAll);
onReset(() => useRefusing.setState(loadAll()));

function loadAll(): Record<Remembered, readonly string[]> {
  return {
    "no-stream-options": loadStored("no-stream-options"),
    "no-own-fields": loadStored("no-own-fields"),
    "no-cache-control": loadStored("no-cache-control"),
  };
}

function loadStored(adaptation: Remembered): string[] {
  try {
    return v.parse(v.array(v.string()), JSON.parse(deviceStore.read(`etude:${adaptation}`) ?? "[]"));
  } catch {
    return [];
  }
}

/** Records that a server refuses a field, so that Étude adds it no more. */
export function refusalRemembered(subject: Subject, adaptation: Remembered): void {
  write(adaptation, [...new Set([...loadStored(adaptation), nameSubject(subject, adaptation)])]);
}

/** Forgets that a server refuses a field, so that Étude adds it again. */
export function refusalForgotten(subject: Subject, adaptation: Remembered): void {
  const name = nameSubject(subject, adaptation);
  write(
    adaptation,
    useRefusing.getState()[adaptation].filter((each) => each !== name),
  );
}

function write(adaptation: Remembered, subjects: readonly string[]): void {
  useRefusing.setState({ [adaptation]: subjects });
  deviceStore.write(`etude:${adaptation}`, JSON.stringify(subjects));
}

/** The changes that the server of a connection is known to need. */
export function listRememberedAdaptations(subject: Subject): Remembered[] {
  return listIn(useRefusing.getState(), subject);
}

/** The changes that a model of a connection is known to need, rendered again when they change. */
export function useRememberedAdaptations(connectionId: Id, modelId: string): Remembered[] {
  const refusing = useRefusing();
  // The subjects are named by the address of the connection.
  useConnection(connectionId);
  return listIn(refusing, { connectionId, modelId });
}

const listIn = (refusing: Record<Remembered, readonly string[]>, subject: Subject): Remembered[] =>
  REMEMBERED.filter((adaptation) => refusing[adaptation].includes(nameSubject(subject, adaptation)));

/** A server knows `stream_options` or not; what else it refuses depends on the model too. */
function nameSubject({ connectionId, modelId }: Subject, adaptation: Remembered): string {
  const { baseUrl } = getConnection(connectionId);
  return adaptation === "no-stream-options" ? baseUrl : `${baseUrl} ${modelId}`;
}
