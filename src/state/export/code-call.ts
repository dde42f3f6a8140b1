import type { Wire } from "#core/content/part.ts";
import type { Route } from "#core/connections/resolve-route.ts";
import { resolveRoute } from "#core/connections/resolve-route.ts";
import type { Conversation, Id } from "#core/conversation/conversation.ts";
import { removeVariants, restVariant } from "#core/conversation/edit-variants.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { changeSettings, readSettings } from "#core/conversation/settings.ts";
import { keyVariableOf } from "#core/export/key-variable.ts";
import { OPUS_4_5 } from "#core/models/model-ids.ts";
import type { HttpCall } from "#core/wire/http-call.ts";
import { readConnection } from "#state/connections/connections.ts";
import { readKey } from "#state/connections/keys.ts";
import { readOffer } from "#state/connections/speech.ts";
import { readOpenConversation } from "#state/document/documents.ts";
import { readDraft } from "#state/document/drafts.ts";
import { findObstacle } from "#state/replies/find-obstacle.ts";
import { readDraftSaid } from "#state/replies/draft-said.ts";
import { loadReplyCall } from "#state/replies/reply-call.ts";
import { readRunContext } from "#state/replies/run-context.ts";
import { waitForFiles } from "#state/vision/intake.ts";

/** What Run would send now, or the sentence that says why it would send nothing. */
export type CodeCall = {
  /** The demo has no address: this is what AI/ML API would be sent for Claude Opus 4.5 with the same settings. */
  standsInForDemo: boolean;
} & ({ kind: "call"; call: HttpCall; keyVariable: string; wire: Wire } | { kind: "nothing"; reason: string });

/** What Run would send now for a variant, to the service's own address and never to one that this page goes through. */
export async function loadCodeCall(variantId: Id): Promise<CodeCall> {
  // Pictures that were attached a moment ago belong to the call.
  await waitForFiles(readOpenConversation()?.id ?? "");
  const open = readOpenConversation();
  if (!open) return { kind: "nothing", standsInForDemo: false, reason: "Étude is still opening." };
  const standsInForDemo = readOffer(readSettings(open, variantId)).preset.id === "demo";
  const nothing = (reason: string): CodeCall => ({ kind: "nothing", standsInForDemo, reason });
  const conversation = keepOnly(
    standsInForDemo ? changeSettings(open, variantId, { connectionId: "aimlapi", modelId: OPUS_4_5 }) : open,
    variantId,
  );
  const draft = readDraft();
  const said = readDraftSaid(draft);
  if (draft.text !== "" && said.parts.length === 0) return nothing("The prompt holds only white space.");
  const plan = planRun(conversation, said, readRunContext());
  if ("reason" in plan) return nothing(`${plan.reason}.`);
  const obstacle = findObstacle(plan);
  if (obstacle !== null) return nothing(obstacle);
  const [reply] = plan.replies;
  if (!reply) return nothing("There is nothing to run yet.");

  const settings = readSettings(conversation, variantId);
  const connection = readConnection(settings.connectionId);
  const { preset } = readOffer(settings);
  const route = resolveRoute(connection, preset, readKey(connection.id), undefined);
  if (route.via === "nowhere" && route.missing === "address") return nothing(`${preset.name} needs a base URL.`);
  const sendsNoKey = route.via === "network" && route.key === undefined;
  try {
    const { call } = await loadReplyCall(plan.conversation, reply, connection.baseUrl);
    return {
      kind: "call",
      standsInForDemo,
      call: { ...call, headers: { ...call.headers, ...nameHeaders(route) }, auth: sendsNoKey ? "none" : call.auth },
      keyVariable: keyVariableOf(preset.id),
      wire: reply.sentWith.wire,
    };
  } catch (error) {
    return nothing(error instanceof Error ? error.message : String(error));
  }
}

/** The conversation with this column alone: others have no say in what it would send. */
function keepOnly(conversation: Conversation, variantId: Id): Conversation {
  const others = conversation.variants.flatMap(({ id }) => (id === variantId ? [] : [id]));
  return restVariant(removeVariants(conversation, others), variantId, false);
}

/** The extra headers of a connection, by name: their values are as secret as a key. */
function nameHeaders(route: Route): Record<string, string> {
  const names = route.via === "network" ? Object.keys(route.headers ?? {}) : [];
  return Object.fromEntries(names.map((name) => [name.toLowerCase(), `YOUR-${name.toUpperCase()}`]));
}
