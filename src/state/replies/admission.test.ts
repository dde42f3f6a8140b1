import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planRequest } from "#core/conversation/planned-request.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { spendCapChanged } from "#state/models/spend-cap.ts";
import { resetState } from "#state/reset-state.ts";
import { createCandidate, endAdmission, endTry, waitForAdmission } from "./admission.ts";
import type { Candidate } from "./gates.ts";
import { parallelRequestsChanged } from "./parallel-requests.ts";
import { rateLimitReported } from "./rate-limiter.ts";
import { getReplyWait, watchReplyWaits } from "./reply-waits.ts";

beforeEach(() => parallelRequestsChanged("demo", 64));
afterEach(resetState);

const forever = () => new AbortController().signal;
/** Resolves once the gates have been checked after what changed before. */
const gatesChecked = () => Promise.resolve();
const reasonOf = ({ replyId }: Candidate) => getReplyWait(replyId)?.kind;

function candidate(id: string, notBeforeMs = 0, onRetryWait?: () => void): Candidate {
  const reply = exampleReply({ id });
  reply.sentWith.connectionId = "demo";
  const conversation = { ...exampleConversation(), turns: { t1: exampleTurn("t1", null) } };
  return createCandidate(reply, planRequest(conversation, [reply]).request, notBeforeMs, onRetryWait);
}

async function admitAll(...candidates: Candidate[]): Promise<void> {
  await Promise.all(candidates.map((each) => waitForAdmission(each, forever())));
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
    await waitForAdmission(each, forever());
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
  const leave = waitForAdmission(left, leaving.signal);
  const next = candidate("next");
  const admission = waitForAdmission(next, forever());
  await gatesChecked();
  expect([left, next].map(reasonOf)).toEqual(["rate-limited", "rate-limited"]);
  leaving.abort();
  await leave;
  endAdmission(left);
  await gatesChecked();
  expect([left, next].map(reasonOf)).toEqual([undefined, "rate-limited"]);
  endTry(first, true);
  await admission;
  await gatesChecked();
  expect(reasonOf(next)).toBeUndefined();
});

test("replies of a connection are admitted in order, and each waiting reply knows how many are ahead", async () => {
  parallelRequestsChanged("demo", 1);
  const [a, b, c] = [candidate("a"), candidate("b"), candidate("c")];
  const admitted: string[] = [];
  const all = [a, b, c].map(async (each) => {
    await waitForAdmission(each, forever());
    admitted.push(each.replyId);
    endAdmission(each);
  });
  await gatesChecked();
  expect([a, b, c].map(({ replyId }) => getReplyWait(replyId))).toEqual([
    undefined,
    { kind: "queued", ahead: 0 },
    { kind: "queued", ahead: 1 },
  ]);
  await Promise.all(all);
  expect(admitted).toEqual(["a", "b", "c"]);
});

test("queueing and stopping five hundred replies changes the wait reasons of the page a few times, not once each", async () => {
  parallelRequestsChanged("demo", 1);
  let changes = 0;
  const end = watchReplyWaits(() => (changes += 1));
  const all = Array.from({ length: 500 }, (_, index) => candidate(`r${index}`));
  const controllers = all.map(() => new AbortController());
  const ends = all.map(async (each, index) => {
    const { signal } = controllers[index] ?? new AbortController();
    await waitForAdmission(each, signal);
    if (signal.aborted) endAdmission(each);
  });
  await gatesChecked();
  expect(all.map(reasonOf).filter(Boolean)).toHaveLength(499);
  for (const controller of controllers) controller.abort();
  await Promise.all(ends);
  await gatesChecked();
  expect(all.map(reasonOf).filter(Boolean)).toEqual([]);
  expect(changes).toBeLessThan(5);
  end();
});

test("a reply that started before its price was known counts with its price under a cap set while it runs", async () => {
  let maxUsd: number | undefined;
  const running = { ...candidate("running"), getMaxUsd: () => maxUsd };
  await admitAll(running);
  maxUsd = 1;
  spendCapChanged(1.5);
  const next = { ...candidate("next"), hasPrices: () => true, getMaxUsd: () => 1 };
  const admission = waitForAdmission(next, forever());
  await gatesChecked();
  expect(reasonOf(next)).toBe("spend-cap");
  endAdmission(running);
  await admission;
  expect(reasonOf(next)).toBeUndefined();
  spendCapChanged(null);
});

test("a reply waits for one reason at a time, in the order of the gates, and a timed wait can be skipped", async () => {
  parallelRequestsChanged("demo", 1);
  let retryWaits = 0;
  const countRetryWait = () => void (retryWaits += 1);
  const [running, later] = [candidate("running"), candidate("later", Date.now() + 60_000, countRetryWait)];
  await admitAll(running);
  const admission = waitForAdmission(later, forever());
  await gatesChecked();
  expect(reasonOf(later)).toBe("queued");
  endAdmission(running);
  await gatesChecked();
  expect(reasonOf(later)).toBe("retrying");
  const quick = candidate("quick");
  // A reply that waits for a time holds no slot.
  await admitAll(quick);
  await gatesChecked();
  expect(reasonOf(later)).toBe("queued");
  endAdmission(quick);
  await gatesChecked();
  expect(reasonOf(later)).toBe("retrying");
  later.skipWait();
  await admission;
  expect(reasonOf(later)).toBeUndefined();
  expect(retryWaits).toBe(2);
});

test("a retried reply keeps its slot and precedes later replies", async () => {
  parallelRequestsChanged("demo", 1);
  const [first, second] = [candidate("first"), candidate("second")];
  await admitAll(first);
  const admission = waitForAdmission(second, forever());
  endTry(first, false);
  await gatesChecked();
  expect(reasonOf(second)).toBe("queued");
  await admitAll(first);
  endAdmission(first);
  await admission;
});
