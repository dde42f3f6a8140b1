import type { Id } from "#core/vocabulary.ts";
import { isLockAsked } from "#state/connections/key-use.ts";
import { isKeyLocked } from "#state/connections/keys.ts";
import { type Layer, layerOpened, onceLayerClosed } from "./layers.ts";
import { onReset } from "./reset-state.ts";

/** The question that is open; requests that need the same answer wait for it together. */
let asking: Promise<void> | undefined;
onReset(() => {
  asking = undefined;
});

/** Asks for the passphrase of a connection's key. Resolves to false where the question is closed without it. */
export async function askToUnlock(connectionId: Id): Promise<boolean> {
  asking ??= openQuestion(connectionId).finally(() => {
    asking = undefined;
  });
  await asking;
  return !isKeyLocked(connectionId) && !isLockAsked();
}

function openQuestion(connectionId: Id): Promise<void> {
  return new Promise((resolve) => {
    const layer: Layer = { kind: "unlock", connectionId };
    layerOpened(layer);
    onceLayerClosed(layer, resolve);
  });
}
