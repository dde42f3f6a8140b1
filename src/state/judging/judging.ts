import type { Check } from "#core/conversation/check.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { shortenText } from "#core/cut-text.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { isSameJson } from "#core/json.ts";
import { readJudgeOptions } from "#core/judge/judge-options.ts";
import { buildJudgeQuestion, type JudgeQuestion } from "#core/judge/judge-question.ts";
import { keepJudgement } from "#core/judge/keep-judgement.ts";
import { listToJudge } from "#core/judge/list-to-judge.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Id } from "#core/vocabulary.ts";
import { conversationChanged, getConversation, heldIds } from "#state/document/documents.ts";
import { getLayer } from "#state/layers.ts";
import { computeMaxCost } from "#state/models/max-cost.ts";
import { announce, showNotice } from "#state/notices.ts";
import { countAlike, MAX_ALIKE } from "#state/replies/failures-alike.ts";
import { runAlone } from "#state/replies/run-alone.ts";
import { getParallelRequests } from "#state/replies/parallel-requests.ts";
import { onRunStopped } from "#state/replies/run-stops.ts";
import { onReset } from "#state/reset-state.ts";
import { buildJudgement, sumKnownCost } from "./build-judgement.ts";
import { findJudgeProblem } from "./find-judge-problem.ts";
import { createJudgingRun, type JudgingRun, sumReserved } from "./judging-run.ts";
import { judgingProgressed } from "./judging-progress.ts";
import { planJudging } from "./plan-judging.ts";

const MAX_MESSAGE_CHARS = 200;

/** The last run of each judge, by its check. */
const runs = new Map<Id, JudgingRun>();

onReset(() => {
  for (const run of runs.values()) {
    abort(run);
    heldIds.delete(run.conversationId);
  }
  runs.clear();
});
onRunStopped(stopJudging);

/**
 * Asks the judge of a check about every answer that it was not asked about, or again where its answer had no verdict.
 * Returns a sentence where something prevents it; then nothing is sent.
 */
export async function startJudging(conversationId: Id, checkId: Id): Promise<string | null> {
  const conversation = getConversation(conversationId);
  const check = conversation?.checks?.find(({ id }) => id === checkId);
  if (!conversation || !check || isUnderWay(runs.get(checkId))) return null;
  const { missingIds, untoldIds } = listToJudge(conversation, check);
  const isAgain = missingIds.length === 0;
  const problem = await findJudgeProblem(conversation, check, isAgain ? untoldIds : missingIds);
  if (problem !== null) return problem;
  if (!isUnderWay(runs.get(checkId)))
    begin(createJudgingRun(conversationId, check, isAgain ? untoldIds : missingIds, isAgain));
  return null;
}

/** Asks an automatic judge about answers that have just arrived. What it spends adds up from one press to the next. */
export function judgeArrived(conversationId: Id, check: Check, replyIds: readonly Id[]): void {
  const before = runs.get(check.id);
  const isSame = before && isSameJson(before.check, check);
  if (isSame && before.stopped !== undefined) return;
  const run = createJudgingRun(conversationId, check, replyIds, false);
  if (isSame && isUnderWay(before)) {
    before.waiting.push(...replyIds);
    before.asked += replyIds.length;
    feed(before);
  } else begin({ ...run, spentUsd: isSame ? before.spentUsd : 0 });
}

/** Stops the judges of a conversation; what they said so far is kept. */
export function stopJudging(conversationId: Id): void {
  for (const run of runs.values()) if (run.conversationId === conversationId && isUnderWay(run)) abort(run);
}

const isUnderWay = (run: JudgingRun | undefined): boolean =>
  run !== undefined && (run.active.size > 0 || run.waiting.length > 0);

const isConversationJudged = (id: Id): boolean =>
  [...runs.values()].some((run) => run.conversationId === id && isUnderWay(run));

function begin(run: JudgingRun): void {
  runs.set(run.check.id, run);
  feed(run);
}

function abort(run: JudgingRun): void {
  run.waiting = [];
  for (const { controller } of run.active.values()) controller.abort();
}

/** Asks about as many answers as are sent at a time, until the cap is reached. */
function feed(run: JudgingRun): void {
  const conversation = getConversation(run.conversationId);
  const check = conversation?.checks?.find(({ id }) => id === run.check.id);
  if (!conversation || !check) run.waiting = [];
  else if (!isSameJson(check, run.check)) stop(run, "The check was changed.");
  else {
    const { connectionId } = readJudgeOptions(check);
    while (run.waiting.length > 0 && run.active.size < getParallelRequests(connectionId))
      if (!askNext(run, conversation)) break;
  }
  tell(run);
}

/** Asks about the next answer, or passes over one that cannot be asked about. False where it has to wait. */
function askNext(run: JudgingRun, conversation: Conversation): boolean {
  const { check } = run;
  const [replyId = ""] = run.waiting;
  const reply = conversation.replies[replyId];
  const question = reply && buildQuestion(conversation, check, reply, run.isAgain);
  if (!question) {
    run.waiting.shift();
    run.asked -= 1;
    return true;
  }
  const plans = planJudging(check, question);
  const mostUsd = sumMost(plans);
  const { capUsd } = readJudgeOptions(check);
  if (mostUsd !== undefined && run.spentUsd + sumReserved(run) + mostUsd > capUsd) {
    // What is asked now may cost less than its most.
    if (run.active.size === 0) stopAtCap(run, capUsd, mostUsd);
    return false;
  }
  run.waiting.shift();
  void judge(run, replyId, question, plans, mostUsd ?? 0);
  return true;
}

/** The question about a reply; undefined where there is none, and where it was asked already. */
function buildQuestion(
  conversation: Conversation,
  check: Check,
  reply: Reply,
  isAgain: boolean,
): JudgeQuestion | undefined {
  const question = buildJudgeQuestion(conversation, check, reply);
  if ("problem" in question) return undefined;
  return !isAgain && reply.judgements?.[check.id]?.askedWith === question.askedWith ? undefined : question;
}

/** The most that some runs can cost; undefined where no price is known. */
function sumMost(plans: readonly RunPlan[]): number | undefined {
  let sum = 0;
  for (const { requests } of plans)
    for (const { replies, request } of requests) {
      const usd = computeMaxCost(replies[0], request);
      if (usd === undefined) return undefined;
      sum += usd;
    }
  return sum;
}

async function judge(
  run: JudgingRun,
  replyId: Id,
  question: JudgeQuestion,
  plans: readonly RunPlan[],
  mostUsd: number,
): Promise<void> {
  const { check } = run;
  const controller = new AbortController();
  run.active.set(replyId, { controller, mostUsd });
  const requests = plans.flatMap((plan) => plan.requests);
  const answers = await Promise.all(requests.map((planned) => runAlone(planned, controller.signal)));
  run.active.delete(replyId);
  run.spentUsd += sumKnownCost(answers.filter(({ usage }) => usage !== undefined)) ?? 0;
  const incomplete = answers.find(({ status }) => status !== "done");
  if (!incomplete) {
    run.judged += 1;
    run.alike.clear();
    const judgement = buildJudgement(check, question, answers);
    conversationChanged(run.conversationId, (before) => keepJudgement(before, replyId, check.id, judgement));
  } else if (incomplete.status !== "stopped") failed(run, incomplete);
  feed(run);
}

/** Counts an answer that did not come; ten failures alike, and one that nothing can send, stop the judge. */
function failed(run: JudgingRun, answer: Reply): void {
  run.failed += 1;
  const { failure } = answer;
  if (failure?.kind === "not-sendable") stop(run, failure.serverMessage ?? "The judge cannot be asked.");
  else if (countAlike(run.alike, answer) && failure)
    stop(run, `The judge failed ${MAX_ALIKE} times in a row with the same failure (${describeFailure(failure)}).`);
}

const describeFailure = ({ kind, serverMessage }: Failure): string =>
  serverMessage === undefined ? kind.replaceAll("-", " ") : `“${shortenText(serverMessage, MAX_MESSAGE_CHARS)}”`;

function stopAtCap(run: JudgingRun, capUsd: number, mostUsd: number): void {
  const cap = `The cap of ${formatUsd(capUsd)} for one press`;
  if (run.spentUsd > 0) stop(run, `${cap} is reached: ${formatUsd(run.spentUsd)} is spent.`);
  else stop(run, `${cap} is too low: one answer may cost ${formatUsd(mostUsd)} to judge.`);
}

function stop(run: JudgingRun, sentence: string): void {
  const left = run.waiting.length;
  if (run.stopped !== undefined || left + run.active.size === 0) return;
  run.waiting = [];
  run.stopped = left === 0 ? sentence : `${sentence} ${describeLeft(left)}`;
  // The dialog of checks shows it itself.
  if (getLayer()?.kind === "checks") announce(run.stopped);
  else
    showNotice({
      tone: "danger",
      text: run.stopped,
      action: { label: "Go on", run: () => void goOn(run) },
    });
}

const describeLeft = (count: number): string =>
  count === 1 ? "1 answer is not judged." : `${formatCount(count)} answers are not judged.`;

async function goOn({ conversationId, check }: JudgingRun): Promise<void> {
  const problem = await startJudging(conversationId, check.id);
  if (problem !== null) showNotice({ tone: "danger", text: problem });
}

function tell(run: JudgingRun): void {
  const { conversationId, check, asked, judged, failed, spentUsd, stopped } = run;
  if (runs.get(check.id) !== run) return;
  const isRunning = isUnderWay(run);
  // What is judged meanwhile is kept in a conversation that was left, too.
  if (isConversationJudged(conversationId)) heldIds.add(conversationId);
  else heldIds.delete(conversationId);
  judgingProgressed(check.id, {
    conversationId,
    asked,
    judged,
    failed,
    spentUsd,
    isRunning,
    ...(stopped === undefined ? {} : { stopped }),
  });
  if (!isRunning && stopped === undefined && judged > 0)
    announce(judged === 1 ? "1 answer is judged." : `${formatCount(judged)} answers are judged.`);
}
