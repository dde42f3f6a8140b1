import { parsePresetId, PRESETS } from "#core/connections/presets.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { CapsuleService } from "./capsule.ts";

/** The services that the settings of a conversation name, by connection. An address is never the user's own. */
export function listServices(conversation: Conversation): Record<string, CapsuleService> {
  const wires = new Map<string, Wire | undefined>();
  for (const { id } of conversation.variants) wires.set(resolveSettings(conversation, id).connectionId, undefined);
  for (const { sentWith } of Object.values(conversation.replies)) wires.set(sentWith.connectionId, sentWith.wire);
  return Object.fromEntries(
    [...wires].flatMap(([id, wire]) => {
      const presetId = parsePresetId(id);
      if (!presetId) return [];
      const preset = PRESETS[presetId];
      const service = { name: preset.name, wire: wire ?? preset.wire };
      return [[presetId, preset.baseUrl === "" ? service : { ...service, baseUrl: preset.baseUrl }]];
    }),
  );
}

const PUBLIC_HOSTS = new Set(
  Object.values(PRESETS).flatMap(({ baseUrl }) => (baseUrl === "" ? [] : [baseUrl.split("/")[2] ?? ""])),
);

/** True for the host of a service that everybody knows, which says nothing about the user's own servers. */
export const isPublicHost = (host: string): boolean => PUBLIC_HOSTS.has(host);
