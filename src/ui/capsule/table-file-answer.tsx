import { describeEnd } from "#core/listings/describe-reply.ts";
import type { ListedAnswer } from "#core/listings/list-experiment.ts";
import { cutText } from "#core/cut-text.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { formatSeconds } from "#core/format.ts";

/** A longer answer is folded. */
const MAX_CHARS = 280;
const MAX_LINES = 5;
const SIGNS = { pass: "✓", fail: "✗", unknown: "?" } as const;

/** An answer in the page of a table: its text, clipped where it is long, what the checks say, and its time. */
export function TableFileAnswer({ answer: { reply, verdict, results } }: { answer: ListedAnswer }) {
  const text = getReplyText(reply);
  const end = describeEnd(reply);
  const ms = getReplyMs(reply);
  return (
    <div className="answer">
      {text !== "" && <Text text={text} />}
      {end !== undefined && <p className="end">{end}</p>}
      {verdict && (
        <details className="checks">
          <summary className={verdict}>
            {SIGNS[verdict]} {summarise(results)}
          </summary>
          <ul>
            {results.map(({ name, result: { outcome, reason, detail } }, index) => (
              <li key={index} className={outcome}>
                {SIGNS[outcome]} <bdi>{name}</bdi>: <bdi>{detail === undefined ? reason : `${reason} (${detail})`}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {ms !== undefined && <p className="facts">{formatSeconds(ms)}</p>}
    </div>
  );
}

function Text({ text }: { text: string }) {
  const lines = text.split("\n");
  const clipped = cutText(lines.slice(0, MAX_LINES).join("\n"), MAX_CHARS);
  const whole = (
    <div className="written" dir="auto">
      {text}
    </div>
  );
  if (clipped.length === text.length) return whole;
  return (
    <details>
      <summary>
        <span className="written clipped" dir="auto">
          {clipped}
        </span>
        <span className="less">Less</span>
      </summary>
      {whole}
    </details>
  );
}

/** The results in a few words: "3 of 3", or the reason of the first check that does not pass. */
function summarise(results: ListedAnswer["results"]): string {
  const passed = results.filter(({ result }) => result.outcome === "pass").length;
  const count = results.filter(({ result }) => !result.isNotAsked).length;
  const first =
    results.find(({ result }) => result.outcome === "fail") ??
    results.find(({ result }) => result.outcome === "unknown" && !result.isNotAsked);
  return first ? `${first.result.reason}, ${passed} of ${count}` : `${passed} of ${count}`;
}
