/** The tokens typeset in one turn, which takes some tens of milliseconds; ordinary replies never need a second turn. */
const TURN_TOKENS = 1500;
/** The tokens that take as long as beginning a formula. */
const FORMULA_TOKENS = 20;

type Job = { tokens: number; typeset: () => void; isCancelled: boolean };

const waiting: Job[] = [];
let left = TURN_TOKENS;
let isScheduled = false;

/**
 * Typesets at once where the turn still has room, else in a later turn, so that thousands of formulas do not hold the
 * page. The returned function cancels it.
 */
export function typesetInTurns(tokens: number, typeset: () => void): () => void {
  const job = { tokens, typeset, isCancelled: false };
  waiting.push(job);
  if (waiting.length === 1 && left > 0) runTurn();
  else scheduleTurn();
  return () => {
    job.isCancelled = true;
  };
}

function runTurn(): void {
  while (left > 0) {
    const job = waiting.shift();
    if (job === undefined) break;
    if (job.isCancelled) continue;
    left -= FORMULA_TOKENS + job.tokens;
    job.typeset();
  }
  scheduleTurn();
}

function scheduleTurn(): void {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => {
    isScheduled = false;
    left = TURN_TOKENS;
    if (waiting.length > 0) runTurn();
  });
}
