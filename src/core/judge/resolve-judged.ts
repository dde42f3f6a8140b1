import type { JudgedFact } from "#core/checks/check-facts.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply, Row, Turn } from "#core/conversation/conversation.ts";
import { getRow } from "#core/conversation/rows.ts";
import { findAgainst } from "./find-against.ts";
import { buildJudgeQuestion } from "./judge-question.ts";

/** The fingerprint of a question with what it was made of: it holds while these are the same objects. */
type Known = {
  turn: Turn | undefined;
  row: Row | undefined;
  against: Reply | undefined;
  asks: { askedWith: string } | { problem: string };
};

/** Thousands of replies are looked up for each one that changes. */
const knownBy = new WeakMap<Check, WeakMap<Reply, Known>>();

/** The judgement of a reply by a model, and whether it was asked what it would be asked now. */
export function resolveJudged(conversation: Conversation, check: Check, reply: Reply): JudgedFact {
  const judgement = reply.judgements?.[check.id];
  const asks = resolveQuestionKey(conversation, check, reply);
  return {
    ...(judgement && { judgement }),
    ...("problem" in asks
      ? { isCurrent: false, problem: asks.problem }
      : { isCurrent: judgement?.askedWith === asks.askedWith }),
  };
}

function resolveQuestionKey(conversation: Conversation, check: Check, reply: Reply): Known["asks"] {
  const against = findAgainst(conversation, check, reply);
  const [turn, row] = [conversation.turns[reply.turnId], getRow(conversation, reply.rowId)];
  const byReply = knownBy.get(check) ?? new WeakMap<Reply, Known>();
  knownBy.set(check, byReply);
  const known = byReply.get(reply);
  if (known && known.turn === turn && known.row === row && known.against === against) return known.asks;
  const question = buildJudgeQuestion(conversation, check, reply);
  const asks = "problem" in question ? question : { askedWith: question.askedWith };
  byReply.set(reply, { turn, row, against, asks });
  return asks;
}
