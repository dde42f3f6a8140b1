import { PRESETS } from "#core/connections/presets.ts";
import { useAppServer } from "#state/connections/app-server.ts";
import { useHasAnswered } from "#state/connections/answered.ts";
import { useConnection } from "#state/connections/connections.ts";
import { useKeyState } from "#state/connections/keys.ts";
import { useFirstColumnId, useSetting } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** A button with the current connection and the state of its key, which opens the connections dialog. */
export function ConnectionCard({ onOpen }: { onOpen: () => void }) {
  const connectionId = useSetting(useFirstColumnId(), "connectionId") ?? "demo";
  const connection = useConnection(connectionId);
  const preset = PRESETS[connection.presetId];
  const { hasKey, remembered, isLocked, isEncrypted } = useKeyState(connectionId);
  const appServer = useAppServer();
  const serverKey = appServer?.hasKey === true && preset.id === "aimlapi";
  const isReady = !isLocked && (hasKey || preset.key !== "required" || serverKey);
  const hasAnswered = useHasAnswered(connectionId) && isReady;
  // The demo's card says what to connect, so it opens there.
  const service = preset.id === "demo" ? "aimlapi" : undefined;
  return (
    <button
      type="button"
      aria-label="Connections"
      aria-describedby="connection-state"
      onClick={() => {
        onOpen();
        layerOpened({ kind: "connections", service });
      }}
      className="min-w-0 grow rounded-card border border-line bg-surface px-2.5 py-2 text-start transition-colors duration-100 hover:border-line-strong"
    >
      <span className="flex items-center gap-2">
        <span
          aria-hidden
          className={joinClasses(
            "size-1.75 shrink-0 rounded-full forced-color-adjust-none",
            hasAnswered ? "bg-ok" : isReady ? "bg-ink-3" : "bg-warn",
          )}
        />
        <span className="truncate font-medium">{preset.id === "demo" ? "Demo model" : preset.name}</span>
      </span>
      <span id="connection-state" className="mt-0.5 block text-xs text-ink-3">
        {hasAnswered && preset.id !== "demo" && "works · "}
        {describeKey({
          isDemo: preset.id === "demo",
          hasKey,
          remembered,
          isLocked,
          isEncrypted,
          serverKey,
          isServerLocked: appServer?.isLocked === true && preset.id === "aimlapi",
          isKeyOptional: preset.key === "optional" && preset.id !== "custom",
        })}
      </span>
    </button>
  );
}

function describeKey(state: {
  isDemo: boolean;
  hasKey: boolean;
  remembered: boolean;
  isLocked: boolean;
  isEncrypted: boolean;
  serverKey: boolean;
  isServerLocked: boolean;
  isKeyOptional: boolean;
}): string {
  if (state.isDemo) return "Connect AI/ML API for Claude Opus 4.5";
  if (state.isLocked) return "key locked";
  if (state.isEncrypted) return "key unlocked in this tab";
  if (state.hasKey) return state.remembered ? "key saved on this device" : "key in this tab only";
  if (state.serverKey) return "key on Étude’s server";
  if (state.isServerLocked) return "key on Étude’s server, locked";
  return state.isKeyOptional ? "no key needed" : "no key in this tab";
}
