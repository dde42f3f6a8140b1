import type { ReactNode } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { FirstCallStep } from "#core/first-call/first-call-step.ts";
import { SAMPLE_CALL } from "#core/first-call/sample-call.ts";
import { showParameters } from "#state/actions/show-parameters.ts";
import { takeSample } from "#state/first-call/take-sample.ts";
import { layerOpened } from "#state/layers.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import { useIsWide } from "#state/window-width.ts";
import { Button } from "#ui/kit/button.tsx";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { formatKeys, KeyHint } from "#ui/kit/key-hint.tsx";

/** A step of the guide in a sentence or two, with its action. */
export function FirstCallDetail({
  step,
  isDone,
  onClose,
}: {
  step: FirstCallStep;
  isDone: boolean;
  onClose: () => void;
}): ReactNode {
  const isWide = useIsWide();
  const areParametersBeside = usePreference("parametersOpen") && isWide;
  switch (step) {
    case "account":
      return (
        <Sentence>
          {isDone ? "You have an account at AI/ML API: a key proves it." : "Create an account at AI/ML API."}{" "}
          <ExternalLink href={SAMPLE_CALL.signUpUrl}>{isDone ? "aimlapi.com" : "Sign up at aimlapi.com"}</ExternalLink>
          {!isDone && ". Étude cannot see it: this step is done once there is a key."}
        </Sentence>
      );
    case "key":
      return (
        <>
          <Sentence>
            {isDone ? "Étude has a key of AI/ML API. " : "Make a key and paste it under Connections. "}
            <ExternalLink href={SAMPLE_CALL.keysUrl}>Your keys at aimlapi.com</ExternalLink>. It goes to AI/ML API
            alone. <i className="not-italic">Test connection</i> there sends one short request (under 1 ¢).
          </Sentence>
          <Button onClick={() => layerOpened({ kind: "connections", service: "aimlapi" })}>Open Connections</Button>
        </>
      );
    case "sample":
      return (
        <>
          <Sentence>
            Take the call of the model’s documentation page: the prompt “{SAMPLE_CALL.prompt}”, sent to Claude Opus 4.5.
            It opens in a new conversation, and nothing runs yet.
          </Sentence>
          <Button
            onClick={() => {
              takeSample();
              focusPrompt(true);
            }}
          >
            {isDone ? "Take the sample again" : "Take the sample"}
          </Button>
        </>
      );
    case "change":
      return (
        <>
          <Sentence>
            Change something: the prompt, or a setting{areParametersBeside && " at the right"}, such as temperature 0.
          </Sentence>
          <Button onClick={() => focusPrompt(true)}>Change the prompt</Button>
          {!areParametersBeside && <Button onClick={showParameters}>Change a setting</Button>}
        </>
      );
    case "run":
      return (
        <>
          <Sentence>
            {isDone ? "Claude Opus 4.5 has answered." : "Press Run at the foot of the prompt. It says what it costs."}
          </Sentence>
          {!isDone && (
            <Button onClick={() => document.getElementById("run")?.focus()}>
              Go to Run <KeyHint keys={formatKeys("$mod+Enter")} />
            </Button>
          )}
        </>
      );
    case "code":
      return (
        <>
          <Sentence>
            {isDone
              ? "You have the code. It reads the key from a variable and sends the same call, without Étude."
              : "Run the same call from your terminal: copy it as cURL, Python, JavaScript or another language."}
          </Sentence>
          <Button onClick={() => layerOpened({ kind: "code" })}>Show as code</Button>
          {isDone && <Button onClick={onClose}>Close the guide</Button>}
        </>
      );
    default:
      return assertNever(step);
  }
}

function Sentence({ children }: { children: ReactNode }) {
  return <p className="max-w-reading min-w-60 text-ink-2">{children}</p>;
}
