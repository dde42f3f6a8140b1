import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planRequest } from "#core/conversation/planned-request.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { resetState } from "#state/reset-state.ts";
import { createCandidate, endAdmission, endTry, waitForAdmission } from "./admission.ts";
import type { Candidate } from "./gates.ts";
import { parallelRequestsChanged } from "./parallel-requests.ts";
import { rateLimitReported } from "./rate-limiter.ts";
import { getReplyWait } from "./reply-waits.ts";

beforeEach(() => parallelRequestsChanged("demo", 64));
afterEach(resetState);

const forever = () => new AbortController().signal;
const doNothing = () => {};
const reasonOf = ({ replyId }: Candidate) => getReplyWait(replyId)?.kind;

function candidate(id: string, notBeforeMs = 0): Candidate {
  const reply = exampleReply({ id });
  reply.sentWith.connectionId = "demo";
  const conversation = { ...exampleConversation(), turns: { t1: exampleTurn("t1", null) } };
  return createCandidate(reply, planRequest(conversation, [reply]).request, notBeforeMs);
}

async function admitAll(...candidates: Candidate[]): Promise<void> {
  await Promise.all(candidates.map((each) => waitForAdmission(each, forever(), doNothing)));
}

test("no reply waits before its connection has refused a request", async () => {
  const all = Array.from({ length: 12 }, (_, index) => candidate(`r${index}`));
  await admitAll(...all);
  expect(all.map(reasonOf)).toEqual(Array(12).fill(undefined));
});

test("after a rate limit, successful responses raise the number of parallel requests, but below the refused number", async () => {
  const refused = [candidate("a"), candidate("b"), candidate("c")];
  await admitAll(...refused);
  rateLimitReported("demo", 0);
  for (const each of refused) endAdmission(each);
  let inFlight = 0;
  let maxInFlight = 0;
  const sendOne = async (each: Candidate) => {
    await waitForAdmission(each, forever(), doNothing);
    inFlight += 1;
    maxInFlight = Math.max(maxInFlight, inFlight);
    await new Promise((resolve) => setTimeout(resolve));
    inFlight -= 1;
    endTry(each, true);
    endAdmission(each);
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => sendOne(candidate(`r${index}`))));
  expect(maxInFlight).toBe(2);
});

test("a stopped reply leaves the queue of the rate limiter without using up a turn", async () => {
  const first = candidate("first");
  await admitAll(first);
  rateLimitReported("demo", 0);
  const leaving = new AbortController();
  const left = candidate("left");
  const leave = waitForAdmission(left, leaving.signal, doNothing);
  const next = candidate("next");
  const admission = waitForAdmission(next, forever(), doNothing);
  expect([left, next].map(reasonOf)).toEqual(["rate-limited", "rate-limited"]);
  leaving.abort();
  await leave;
  endAdmission(left);
  expect([left, next].map(reasonOf)).toEqual([undefined, "rate-limited"]);
  endTry(first, true);
  await admission;
  expect(reasonOf(next)).toBeUndefined();
});

test("replies of a connection are admitted in order, and each waiting reply knows how many are ahead", async () => {
  parallelRequestsChanged("demo", 1);
  const [a, b, c] = [candidate("a"), candidate("b"), candidate("c")];
  const admitted: string[] = [];
  const all = [a, b, c].map(async (each) => {
    await waitForAdmission(each, forever(), doNothing);
    admitted.push(each.replyId);
    endAdmission(each);
  });
  expect([a, b, c].map(({ replyId }) => getReplyWait(replyId))).toEqual([
    undefined,
    { kind: "queued", ahead: 0 },
    { kind: "queued", ahead: 1 },
  ]);
  await Promise.all(all);
  expect(admitted).toEqual(["a", "b", "c"]);
});

test("a reply waits for one reason at a time, in the order of the gates, and a timed wait can be skipped", async () => {
  parallelRequestsChanged("demo", 1);
  const [running, later] = [candidate("running"), candidate("later", Date.now() + 60_000)];
  await admitAll(running);
  const reasons: string[] = [];
  const admission = waitForAdmission(later, forever(), ({ kind }) => void reasons.push(kind));
  expect(reasonOf(later)).toBe("queued");
  endAdmission(running);
  expect(reasonOf(later)).toBe("retrying");
  const quick = candidate("quick");
  // A reply that waits for a time holds no slot.
  await admitAll(quick);
  expect(reasonOf(later)).toBe("queued");
  endAdmission(quick);
  later.skipWait();
  await admission;
  expect(reasonOf(later)).toBeUndefined();
  expect(reasons).toEqual(["queued", "retrying", "queued", "retrying"]);
});

test("a retried reply keeps its slot and precedes later replies", async () => {
  parallelRequestsChanged("demo", 1);
  const [first, second] = [candidate("first"), candidate("second")];
  await admitAll(first);
  const admission = waitForAdmission(second, forever(), doNothing);
  endTry(first, false);
  expect(reasonOf(second)).toBe("queued");
  await admitAll(first);
  endAdmission(first);
  await admission;
});
