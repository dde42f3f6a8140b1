import { MISSING_FAILURES } from "#core/connections/missing-failures.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { EventListener, Recorder } from "#io/reply/read-response.ts";
import { connectionAnswered, connectionFailed } from "#state/connections/answered.ts";
import { createTransport } from "#state/connections/create-transport.ts";
import type { ReadyConnection } from "#state/connections/load-route.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { askToUnlock } from "#state/ask-to-unlock.ts";
import { getLayer } from "#state/layers.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Candidate } from "./gates.ts";
import { loadHttpRequest } from "./load-http-request.ts";
import { streamWithRetries } from "./stream-with-retries.ts";

/** An admitted reply with its request; `record` is called with every stream item. */
export type AdmittedReply = {
  reply: Reply;
  request: ChatRequest;
  candidate: Candidate;
  signal: AbortSignal;
  record: Recorder;
};

/** Gives the events of an admitted reply, from its connection to its end, which is the last one. */
export async function streamAdmitted(admitted: AdmittedReply, onEvents: EventListener): Promise<void> {
  const { reply, request } = admitted;
  await onEvents([{ type: "phase", phase: "connecting" }]);
  const { connection, route } = await loadUnlockedRoute(reply.sentWith.connectionId);
  if (route.via === "nowhere") {
    const host = parseHost(connection.baseUrl);
    await onEvents([{ type: "failed", failure: { kind: MISSING_FAILURES[route.missing], host } }]);
    return;
  }
  const attempt = {
    ...admitted,
    ...(await loadHttpRequest(reply, request, route.via === "worker" ? "demo:" : route.baseUrl)),
    transport: createTransport(route),
  };
  await streamWithRetries(attempt, (events) => {
    for (const { type } of events)
      if (type === "finished") connectionAnswered(connection, route.via === "network" ? route.key : undefined);
      else if (type === "failed") connectionFailed(connection.id);
    return onEvents(events);
  });
}

/** The route to a connection. Asks for the passphrase of a locked key, unless that would close what a person works at. */
async function loadUnlockedRoute(connectionId: Id): Promise<ReadyConnection> {
  const ready = await loadRoute(connectionId);
  const isLocked = ready.route.via === "nowhere" && ready.route.missing === "lock";
  const layer = getLayer();
  if (!isLocked || (layer !== null && layer.kind !== "unlock")) return ready;
  return (await askToUnlock(connectionId)) ? loadRoute(connectionId) : ready;
}
