import { useEffect } from "react";
import { buildCheckFacts } from "#core/checks/check-facts.ts";
import type { CheckFacts, JudgedFact } from "#core/checks/check-facts.ts";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { ReplyResults } from "#core/checks/judge-reply.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply, Row } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { indexCells } from "#core/conversation/index-cells.ts";
import { listAnswerIds } from "#core/conversation/list-answer-ids.ts";
import { findAgainst } from "#core/judge/find-against.ts";
import { isJudge } from "#core/judge/is-judge.ts";
import { resolveJudged } from "#core/judge/resolve-judged.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import type { Id } from "#core/vocabulary.ts";
import { runChecks } from "#io/checks/run-checks.ts";
import { getSettledConversation, watchWrites } from "#state/document/documents.ts";
import { getKnownPrices } from "#state/models/known-prices.ts";
import { useDataRevision } from "#state/query-client.ts";
import { onReset } from "#state/reset-state.ts";
import { getResults, resultsFound } from "./check-results.ts";

/** The replies that are checked with one command, so that the page takes part in between. */
const BATCH_SIZE = 200;

/** A reply that has ended, with what its results depend on: they hold while these are the same objects. */
export type CheckedReply = { reply: Reply; earlier: Reply | undefined; row: Row | undefined };
type Found = CheckedReply & {
  byCheck: Map<Check, CheckResult>;
  /** The answers that a judge compared it with. */
  against: Map<Check, Reply | undefined>;
};
/** A reply that lacks the results of some checks. */
type Pending = { checkedReply: CheckedReply; missing: readonly Check[] };

/** The time between two writes of results, each of which draws the table again. */
const SHOW_MS = 2000;

const NO_CHECKS: readonly Check[] = [];

/** The results found for the open conversation, also those that its present checks do not ask for. */
const found = new Map<Id, Found>();
let followerCount = 0;
let stopWatching: (() => void) | undefined;
let controller = new AbortController();
let isRunning = false;
let last: Conversation | undefined;
let priceRevision = 0;
let shownChecks: readonly Check[] | undefined;

onReset(() => {
  stopWatching?.();
  stopWatching = undefined;
  followerCount = 0;
  priceRevision = 0;
  forget();
});

function forget(): void {
  controller.abort();
  controller = new AbortController();
  isRunning = false;
  last = undefined;
  shownChecks = undefined;
  found.clear();
}

/** Keeps the results of the open conversation's checks up to date while this is on the page. */
export function useFollowedChecks(): void {
  const revision = useDataRevision("models");
  useEffect(
    function followPrices() {
      pricesLoaded(revision);
    },
    [revision],
  );
  useEffect(function followOpenChecks() {
    followerCount += 1;
    if (followerCount === 1) {
      stopWatching = watchWrites(refresh);
      refresh();
    }
    return () => {
      followerCount -= 1;
      if (followerCount === 0) stopWatching?.();
    };
  }, []);
}

/** Drops what was found of costs each time that a list of models with their prices has loaded, and finds it again. */
function pricesLoaded(revision: number): void {
  if (revision === priceRevision) return;
  priceRevision = revision;
  let isOutdated = false;
  for (const { byCheck } of found.values())
    for (const check of byCheck.keys()) if (check.kind === "cost") isOutdated = byCheck.delete(check) || isOutdated;
  if (isOutdated && !isRunning) void runMissing(controller.signal);
}

/** Runs what is missing, after each write that may have changed a result. */
function refresh(): void {
  const now = getSettledConversation();
  if (!now || now === last) return;
  if (now.id !== last?.id) forget();
  const isUnchanged = last && last.replies === now.replies && last.rows === now.rows && last.checks === now.checks;
  last = now;
  if (!isUnchanged && !isRunning) void runMissing(controller.signal);
}

async function runMissing(signal: AbortSignal): Promise<void> {
  isRunning = true;
  try {
    for (let pending = listPending(); pending.length > 0; pending = listPending()) await runBatches(pending, signal);
  } catch {
    // Another conversation is open, and is checked by itself.
  } finally {
    if (!signal.aborted) isRunning = false;
  }
}

/** The replies that lack results, after what is known already is shown. */
function listPending(): Pending[] {
  if (!last) return [];
  const { checks = NO_CHECKS, replies, rows } = last;
  showKnown(last);
  if (checks.length === 0) return [];
  return listEndedReplies(replies, rows).flatMap((checkedReply) => {
    const known = found.get(checkedReply.reply.id);
    const missing = known && isSame(known, checkedReply) ? checks.filter((check) => !isKnown(known, check)) : checks;
    return missing.length > 0 ? [{ checkedReply, missing }] : [];
  });
}

const isKnown = ({ byCheck, against, reply }: Found, check: Check): boolean =>
  byCheck.has(check) && (!isJudge(check) || !last || against.get(check) === findAgainst(last, check, reply));

/** Shows what is known by the present checks, and of one that was changed its last result until the next is there. */
function showKnown({ id, checks: own, replies, rows }: Conversation): void {
  const checks = own ?? NO_CHECKS;
  const before = getResults(id);
  const isShown = checks === shownChecks && [...before.keys()].every((replyId) => replies[replyId] !== undefined);
  if (isShown) return;
  shownChecks = checks;
  const byReply = new Map<Id, ReplyResults>();
  // Without checks there is nothing to look for in thousands of answers.
  for (const { reply } of checks.length === 0 ? [] : listEndedReplies(replies, rows)) {
    const results = pickResults(checks, found.get(reply.id)?.byCheck, before.get(reply.id));
    if (results.size > 0) byReply.set(reply.id, results);
  }
  resultsFound(id, byReply);
}

function pickResults(
  checks: readonly Check[],
  byCheck: ReadonlyMap<Check, CheckResult> | undefined,
  before: ReplyResults | undefined,
): ReplyResults {
  const own = new Map<Id, CheckResult>();
  for (const check of checks) {
    const result = byCheck?.get(check) ?? before?.get(check.id);
    if (result) own.set(check.id, result);
  }
  return own;
}

const isSame = (one: CheckedReply, other: CheckedReply): boolean =>
  one.reply === other.reply && one.earlier === other.earlier && one.row === other.row;

/**
 * The answers that have ended, by their last rounds, each with its row and the answer before it in its cell. Listed once for
 * each set of replies.
 */
export const listEndedReplies = memoizeLast(
  (replies: Conversation["replies"], rows: Conversation["rows"]): readonly CheckedReply[] =>
    Object.values(indexCells(replies)).flatMap((ids) => {
      let earlier: Reply | undefined;
      return listAnswerIds(replies, ids).flatMap((id) => {
        const reply = replies[id];
        if (!reply || !isSettled(reply.status)) return [];
        const checkedReply = { reply, earlier, row: reply.rowId === undefined ? undefined : rows[reply.rowId] };
        earlier = reply;
        return [checkedReply];
      });
    }),
);

async function runBatches(pending: readonly Pending[], signal: AbortSignal): Promise<void> {
  let unshown: Pending[] = [];
  let shownAtMs = -SHOW_MS;
  for (let start = 0; start < pending.length;) {
    const { missing = [] } = pending[start] ?? {};
    const rest = pending.slice(start, start + BATCH_SIZE);
    const other = rest.findIndex((each) => !isSameList(each.missing, missing));
    const batch = other === -1 ? rest : rest.slice(0, other);
    start += batch.length;
    const facts = batch.map(({ checkedReply }) => buildFacts(checkedReply, missing));
    const results = await runChecks({ checks: missing, facts }, signal);
    signal.throwIfAborted();
    for (const [index, { checkedReply }] of batch.entries()) record(checkedReply, missing, results[index] ?? []);
    unshown.push(...batch);
    if (start >= pending.length || performance.now() - shownAtMs >= SHOW_MS) {
      publish(unshown);
      unshown = [];
      shownAtMs = performance.now();
    }
    // What changed meanwhile is looked at before more is run by checks that may be gone.
    if (missing.every((check) => last?.checks?.includes(check))) continue;
    publish(unshown);
    return;
  }
}

const isSameList = (one: readonly Check[], other: readonly Check[]): boolean =>
  one.length === other.length && one.every((check, index) => check === other[index]);

/** The facts about a reply of the open conversation that these checks look at. */
export function buildFacts({ reply, earlier, row }: CheckedReply, checks: readonly Check[]): CheckFacts {
  const { connectionId, modelId } = reply.sentWith;
  const conversation = last ?? getSettledConversation();
  const judges = checks.filter(isJudge);
  return buildCheckFacts(reply, {
    turn: conversation?.turns[reply.turnId],
    values: row?.values,
    earlier,
    prices: getKnownPrices(connectionId, modelId),
    ...(conversation && judges.length > 0 && { judged: collectJudged(conversation, judges, reply) }),
  });
}

const collectJudged = (conversation: Conversation, judges: readonly Check[], reply: Reply): Record<Id, JudgedFact> =>
  Object.fromEntries(judges.map((check) => [check.id, resolveJudged(conversation, check, reply)]));

function record(checkedReply: CheckedReply, checks: readonly Check[], results: readonly CheckResult[]): void {
  const { reply } = checkedReply;
  const known = found.get(reply.id);
  const byCheck = known && isSame(known, checkedReply) ? known.byCheck : new Map<Check, CheckResult>();
  const against = known?.against ?? new Map<Check, Reply | undefined>();
  for (const [index, check] of checks.entries()) {
    const result = results[index];
    if (result) byCheck.set(check, result);
    if (last && isJudge(check)) against.set(check, findAgainst(last, check, reply));
  }
  found.set(reply.id, { ...checkedReply, byCheck, against });
}

/** Shows the results of some replies by the present checks. */
function publish(batch: readonly Pending[]): void {
  if (!last) return;
  const { id, checks = [], replies } = last;
  const byReply = new Map(getResults(id));
  for (const { checkedReply } of batch) {
    const replyId = checkedReply.reply.id;
    const byCheck = found.get(replyId)?.byCheck;
    if (!byCheck || !replies[replyId]) continue;
    // Results of checks that were removed or changed are not asked for again.
    for (const check of byCheck.keys()) if (!checks.includes(check)) byCheck.delete(check);
    byReply.set(replyId, pickResults(checks, byCheck, undefined));
  }
  resultsFound(id, byReply);
}
