import * as v from "valibot";
import { create } from "zustand";
import type { Connection } from "#core/connections/connection.ts";
import { createPresetConnection } from "#core/connections/connection.ts";
import { PRESETS, parsePresetId } from "#core/connections/presets.ts";
import type { Id } from "#core/vocabulary.ts";
import { WIRES } from "#core/vocabulary.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";

const STORE_NAME = "etude:connections";
const SAVED = v.object({
  connections: v.record(v.string(), v.object({ baseUrl: v.string(), wire: v.optional(v.picklist(WIRES)) })),
  lastUsedId: v.string(),
  models: v.optional(v.record(v.string(), v.string()), {}),
});

type Connections = {
  /** Connections whose address or wire was changed or saved; every other preset has its defaults. */
  saved: Record<Id, Connection>;
  /** The connection of new conversations. */
  lastUsedId: Id;
  /** The model last run on each connection. */
  models: Record<Id, string>;
};

const useConnections = create<Connections>()(() => loadStored());

function loadStored(): Connections {
  const text = deviceStore.read(STORE_NAME);
  try {
    const parsed = v.parse(SAVED, JSON.parse(text ?? ""));
    const saved = Object.entries(parsed.connections).flatMap(([id, { baseUrl, wire }]) => {
      const presetId = parsePresetId(id);
      return presetId ? [[id, { id, presetId, baseUrl, wire: wire ?? PRESETS[presetId].wire }] as const] : [];
    });
    const lastUsedId = parsePresetId(parsed.lastUsedId) ?? "demo";
    return { saved: Object.fromEntries(saved), lastUsedId, models: parsed.models };
  } catch {
    return { saved: {}, lastUsedId: "demo", models: {} };
  }
}

/** Records a saved connection, which new conversations then use. Keys are not part of it. */
export function connectionSaved(connection: Connection): void {
  write(({ saved }) => ({
    saved: { ...saved, [connection.id]: connection },
    lastUsedId: connection.id,
  }));
}

/** Records the model of a run, which choosing this connection again starts with. */
export function modelUsed(connectionId: Id, modelId: string): void {
  if (useConnections.getState().models[connectionId] === modelId) return;
  write(({ models }) => ({ models: { ...models, [connectionId]: modelId } }));
}

/** Sets the connection and the model of new conversations. */
export function startModelChosen(connectionId: Id, modelId: string): void {
  write(({ models }) => ({ lastUsedId: connectionId, models: { ...models, [connectionId]: modelId } }));
}

/** True while the browser refuses the last change, so that the stored state is older than this tab's. */
let isRefused = false;

onReset(() => {
  useConnections.setState(loadStored(), true);
  isRefused = false;
});

function write(change: (before: Connections) => Partial<Connections>): void {
  // Another tab may have written meanwhile: the stored state counts, not what this tab last loaded.
  const isStored = !isRefused && deviceStore.read(STORE_NAME) !== null;
  const before = { ...useConnections.getState(), ...(isStored ? loadStored() : {}) };
  const after = { ...before, ...change(before) };
  useConnections.setState(after);
  const { saved: connections, lastUsedId, models } = after;
  const wasRefused = isRefused;
  isRefused = !deviceStore.write(STORE_NAME, JSON.stringify({ connections, lastUsedId, models }));
  if (isRefused && !wasRefused)
    showNotice({
      tone: "plain",
      text: "This browser refuses storage, so the connection is lost when you close or reload this page.",
    });
}

/** The model that a connection starts with: the one last run on it, else the preset's default. */
export function getStartModelId(connectionId: Id): string {
  const { presetId } = getConnection(connectionId);
  return useConnections.getState().models[connectionId] ?? PRESETS[presetId].defaultModel;
}

/** The connection of this id: as saved, else as its preset has it; the demo for an unknown id. */
export function getConnection(id: Id): Connection {
  return findConnection(useConnections.getState().saved, id);
}

export function getLastUsedConnection(): Connection {
  return getConnection(useConnections.getState().lastUsedId);
}

function findConnection(saved: Record<Id, Connection>, id: Id): Connection {
  return saved[id] ?? PRESET_CONNECTIONS[id] ?? DEMO;
}

const PRESET_CONNECTIONS: Record<Id, Connection> = Object.fromEntries(
  Object.values(PRESETS).map(({ id }) => [id, createPresetConnection(id)]),
);
const DEMO = createPresetConnection("demo");

export const useConnection = (id: Id): Connection => useConnections(({ saved }) => findConnection(saved, id));

/** The saved connections; a new object whenever one is saved. */
export const useSavedConnections = (): Readonly<Record<Id, Connection>> => useConnections(({ saved }) => saved);
