import { create } from "zustand";
import * as v from "valibot";
import type { Adaptation, Id } from "#core/vocabulary.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";
import { getConnection } from "./connections.ts";

/** A change to a request that is remembered: for a server, or for a model of a server. */
type Remembered = Exclude<Adaptation, "system-in-user">;
type Subject = { connectionId: Id; modelId: string };

const REMEMBERED: readonly Remembered[] = ["no-stream-options", "no-own-fields"];

/** The servers, and the models with their servers, that refuse what Étude adds to a request by itself. */
const useRefusing = create<Record<Remembered, readonly string[]>>()(loadAll);
onReset(() => useRefusing.setState(loadAll()));

function loadAll(): Record<Remembered, readonly string[]> {
  return { "no-stream-options": loadStored("no-stream-options"), "no-own-fields": loadStored("no-own-fields") };
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
  const subjects = [...new Set([...loadStored(adaptation), nameSubject(subject, adaptation)])];
  useRefusing.setState({ [adaptation]: subjects });
  deviceStore.write(`etude:${adaptation}`, JSON.stringify(subjects));
}

/** The changes that the server of a connection is known to need. */
export function listRememberedAdaptations(subject: Subject): Remembered[] {
  const refusing = useRefusing.getState();
  return REMEMBERED.filter((adaptation) => refusing[adaptation].includes(nameSubject(subject, adaptation)));
}

/** A server knows `stream_options` or not; whether thinking may go back to it depends on the model too. */
function nameSubject({ connectionId, modelId }: Subject, adaptation: Remembered): string {
  const { baseUrl } = getConnection(connectionId);
  return adaptation === "no-own-fields" ? `${baseUrl} ${modelId}` : baseUrl;
}
