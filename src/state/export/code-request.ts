import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Route } from "#core/connections/resolve-route.ts";
import { resolveRoute } from "#core/connections/resolve-route.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { removeVariants, setVariantResting } from "#core/conversation/edit-variants.ts";
import { listRows, openRow } from "#core/conversation/rows.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { validateRun } from "#core/conversation/validate-run.ts";
import { getKeyVariable } from "#core/export/get-key-variable.ts";
import { OPUS_4_5 } from "#core/models/model-ids.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { Id, Wire } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { loadHttpRequest } from "#state/replies/load-http-request.ts";
import { createValidationContext, planDraft } from "#state/replies/run-context.ts";
import { waitForFiles } from "#state/document/intake.ts";

/** The request that Run would send now, or that of a reply, or a sentence that says why nothing would be sent. */
export type CodeRequest = {
  /**
   * True where the demo model is chosen, which has no address: the request is the one to AI/ML API for Claude Opus 4.5
   * with the same settings.
   */
  standsInForDemo: boolean;
} & ({ kind: "call"; request: HttpRequest; keyVariable: string; wire: Wire } | { kind: "nothing"; reason: string });

/**
 * The request that Run would send now for a variant, in the open row or else the first, to the service's own address and never to a proxy of this page.
 */
export async function loadCodeRequest(variantId: Id): Promise<CodeRequest> {
  // Pictures that were just attached belong to the request.
  await waitForFiles(getOpenConversation()?.id ?? "");
  const open = getOpenConversation();
  if (!open) return { kind: "nothing", standsInForDemo: false, reason: "Étude is still loading." };
  const standsInForDemo = resolveCapabilities(resolveSettings(open, variantId)).preset.id === "demo";
  const nothing = (reason: string): CodeRequest => ({ kind: "nothing", standsInForDemo, reason });
  const row = openRow(open, open.view.rowId ?? listRows(open)[0]?.id);
  const conversation = keepOnly(
    standsInForDemo ? changeSettings(row, variantId, { connectionId: "aimlapi", modelId: OPUS_4_5 }) : row,
    variantId,
  );
  const plan = planDraft(conversation, getDraft());
  if ("reason" in plan) return nothing(`${plan.reason}.`);
  const settings = resolveSettings(conversation, variantId);
  const connection = getConnection(settings.connectionId);
  const { preset } = resolveCapabilities(settings);
  const route = resolveRoute(connection, preset, getKeySlot(connection.id), undefined);
  // A program is printed before there is a key, and for one reply of however many.
  const getMissing = () => (route.via === "nowhere" && route.missing === "address" ? route.missing : undefined);
  const problem = validateRun(plan, createValidationContext({ getMissing, maxReplies: Infinity }));
  if (problem !== null) return nothing(problem.sentence);
  const [planned] = plan.requests;
  if (!planned) return nothing("Write a prompt first.");
  const [reply] = planned.replies;
  return loadCall(reply, planned.request, standsInForDemo);
}

/** The request of a reply of the open conversation as it was sent, also one that was made by hand. */
export async function loadReplyCode(replyId: Id): Promise<CodeRequest> {
  const conversation = getOpenConversation();
  const reply = conversation?.replies[replyId];
  if (!conversation || !reply) return { kind: "nothing", standsInForDemo: false, reason: "This reply is gone." };
  if (reply.sentWith.connectionId === "demo")
    return { kind: "nothing", standsInForDemo: false, reason: "The demo runs in this browser and has no address." };
  return loadCall(reply, planRequest(conversation, [reply]).request, false);
}

async function loadCall(reply: Reply, planned: ChatRequest, standsInForDemo: boolean): Promise<CodeRequest> {
  const connection = getConnection(reply.sentWith.connectionId);
  const preset: Preset = PRESETS[connection.presetId];
  const route = resolveRoute(connection, preset, getKeySlot(connection.id), undefined);
  const sendsNoKey = route.via === "network" && route.key === undefined;
  try {
    const { request } = await loadHttpRequest(reply, planned, connection.baseUrl);
    return {
      kind: "call",
      standsInForDemo,
      request: {
        ...request,
        headers: { ...maskHeaderValues(route), ...request.headers },
        auth: sendsNoKey ? "none" : request.auth,
      },
      keyVariable: getKeyVariable(preset.id),
      wire: reply.sentWith.wire,
    };
  } catch (error) {
    return { kind: "nothing", standsInForDemo, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The conversation with only this column, since other columns do not affect its request. */
function keepOnly(conversation: Conversation, variantId: Id): Conversation {
  const others = conversation.variants.flatMap(({ id }) => (id === variantId ? [] : [id]));
  return setVariantResting(removeVariants(conversation, others), variantId, false);
}

/** The names of a connection's extra headers with placeholders, since their values are as secret as a key. */
function maskHeaderValues(route: Route): Record<string, string> {
  const names = route.via === "network" ? Object.keys(route.headers ?? {}) : [];
  return Object.fromEntries(names.map((name) => [name.toLowerCase(), `YOUR-${name.toUpperCase()}`]));
}
