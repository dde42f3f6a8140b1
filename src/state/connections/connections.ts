import * as v from "valibot";
import { create } from "zustand";
import type { Connection, PresetId } from "#core/connections/connection.ts";
import { PRESETS, presetConnection, readPreset } from "#core/connections/presets.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { deviceStore } from "#io/storage/browser-store.ts";

const STORE_NAME = "etude:connections";
const SAVED = v.object({
  connections: v.record(v.string(), v.object({ baseUrl: v.string() })),
  lastUsedId: v.string(),
});

type Connections = {
  /** Those whose address was changed or saved; every other preset has its own address. */
  saved: Record<Id, Connection>;
  /** What a new conversation starts with. */
  lastUsedId: Id;
};

const useConnections = create<Connections>()(() => readStored());

function readStored(): Connections {
  const text = deviceStore.read(STORE_NAME);
  try {
    const read = v.parse(SAVED, JSON.parse(text ?? ""));
    const saved = Object.entries(read.connections).flatMap(([id, { baseUrl }]) =>
      readPreset(id) ? [[id, { id, presetId: id as PresetId, baseUrl }] as const] : [],
    );
    const lastUsedId = readPreset(read.lastUsedId) ? read.lastUsedId : "demo";
    return { saved: Object.fromEntries(saved), lastUsedId };
  } catch {
    return { saved: {}, lastUsedId: "demo" };
  }
}

/** A connection was saved; new conversations start with it. Keys are not part of it. */
export function connectionSaved(connection: Connection): void {
  useConnections.setState(({ saved }) => ({
    saved: { ...saved, [connection.id]: connection },
    lastUsedId: connection.id,
  }));
  const { saved, lastUsedId } = useConnections.getState();
  deviceStore.write(STORE_NAME, JSON.stringify({ connections: saved, lastUsedId }));
}

/** The connection of that id: as saved, else as its preset makes it; the demo for an id nobody knows. */
export function readConnection(id: Id): Connection {
  return findConnection(useConnections.getState().saved, id);
}

export function readLastUsedConnection(): Connection {
  return readConnection(useConnections.getState().lastUsedId);
}

function findConnection(saved: Record<Id, Connection>, id: Id): Connection {
  return saved[id] ?? PRESET_CONNECTIONS[id] ?? DEMO;
}

const PRESET_CONNECTIONS: Record<Id, Connection> = Object.fromEntries(
  Object.values(PRESETS).map(({ id }) => [id, presetConnection(id)]),
);
const DEMO = presetConnection("demo");

export const useConnection = (id: Id): Connection =>
  useConnections(({ saved }) => findConnection(saved, id));
