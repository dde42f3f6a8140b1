import type { VerdictForm } from "./verdict-form.ts";

/** A judge prompt that comes with Étude. */
export type JudgePrompt = { name: string; form: VerdictForm; prompt: string };

/** The judge prompts that come with Étude. The first one is that of a new check. */
export const JUDGE_PROMPTS: readonly [JudgePrompt, ...JudgePrompt[]] = [
  {
    name: "Meets the criteria",
    form: "pass",
    prompt: `Judge whether an answer meets every one of these criteria:

{{rules}}

What was asked:
{{input}}

The answer:
{{output}}

Look at each criterion in turn. The answer passes if it meets all of them. Length, tone and style count only where a criterion names them.`,
  },
  {
    name: "Grounded in the input",
    form: "pass",
    prompt: `Judge whether an answer keeps to its input.

The input:
{{input}}

The answer:
{{output}}

Take each claim of the answer and look for it in the input. The answer passes if the input supports every claim. It fails if one is not in the input or contradicts it, even where it is true. Leaving something out is no fault.`,
  },
  {
    name: "Better of two",
    form: "better",
    prompt: `Judge which of two answers to the same request is better.

What was asked:
{{input}}

The answers:
{{output}}

The better answer does more of what was asked, and has fewer errors. Neither the order of the answers nor their length counts.`,
  },
];
