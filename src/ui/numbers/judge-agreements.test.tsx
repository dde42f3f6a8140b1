// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { ReplyResults } from "#core/checks/judge-reply.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { resultsFound } from "#state/checks/check-results.ts";
import { conversationOpened, getOpenConversation } from "#state/document/documents.ts";
import { resetState } from "#state/reset-state.ts";
import { ResultSummary } from "#ui/checks/result-summary.tsx";
import { JudgeAgreements } from "./judge-agreements.tsx";

afterEach(resetState);

const say = (passes: boolean): CheckResult => ({ outcome: passes ? "pass" : "fail", reason: "of course" });

/** Gives results of a hand and a judge for so many answers, of which they agree on all but some. */
function giveResults(count: number, disagreed: number): void {
  const results = Array.from({ length: count }, (_, index): [string, ReplyResults] => {
    const hand = index % 2 === 0;
    return [
      `r${index}`,
      new Map([
        ["h", say(hand)],
        ["j", say(index < disagreed ? !hand : hand)],
      ]),
    ];
  });
  resultsFound(getOpenConversation()?.id ?? "", new Map(results));
}

test("a judge's results are grey until it beats guessing, and its agreement stands beside a table of both verdicts", () => {
  const checks = ["hand", "judge"].map((kind) => ({ id: kind.slice(0, 1), kind, name: kind, options: {} }));
  conversationOpened({ ...exampleConversation(), checks }, () => false);
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const draw = () =>
    flushSync(() =>
      root.render(
        <>
          <ResultSummary results={new Map([["j", say(false)]])} />
          <ResultSummary
            results={
              new Map([
                ["j", say(false)],
                ["h", say(false)],
              ])
            }
          />
          <JudgeAgreements />
        </>,
      ),
    );
  draw();
  expect(page.textContent).toContain("Mark 10 answers by hand");
  flushSync(() => giveResults(20, 6));
  draw();
  const [judged, both] = page.children;
  expect(judged?.className).toContain("text-ink-3");
  expect(judged?.textContent).toContain("fails, by a judge that is not proved yet");
  // A person says so too.
  expect(both?.className).toContain("text-danger");
  expect(page.textContent).toContain(
    "The judge agrees with you in 14 of 20 answers (70 %, 48 to 85): not yet surely better",
  );
  flushSync(() => giveResults(20, 1));
  draw();
  expect(page.children[0]?.className).toContain("text-danger");
  expect(page.textContent).toContain("in 19 of 20 answers, 95 % (76 to 99), kappa 0.90");
  const cells = [...page.querySelectorAll("figure table")][0]?.querySelectorAll("td.relative");
  expect([...(cells ?? [])].map(({ textContent }) => textContent)).toEqual(["9", "1", "0", "10"]);
  flushSync(() => root.unmount());
});
