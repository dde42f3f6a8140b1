import { unwrapLines } from "./guide-text.ts";

/** One section of the built-in guide. `keywords` are words that a question may use and the text does not. */
export type GuideSection = { title: string; keywords: string; text: string };

/**
 * The guide of the demo model, its only source of answers and its only training text. The prose has no brackets,
 * quotation marks or dashes, because a sampled passage could open one and never close it. The first sentence of each
 * section stands alone: it is the whole answer where a short one is requested.
 */
export const GUIDE: readonly GuideSection[] = [
  buildSection(
    "What Étude is",
    "étude etude playground app product website purpose start begin",
    `
Étude is a playground for prompts: you write a prompt, choose the settings, run it and read the answer as it arrives.
It is made for small and careful practice, the way a musician repeats a short piece until it sits well. You change one
thing, run it again, and look at what the change did to the answer.

Nothing has to be installed and nothing is hidden. Your prompt goes straight from this browser to the service you
connect, and until you connect one the demo model answers. A good first step is to ask about one setting, then to move
that setting and run the same prompt again.`,
  ),
  buildSection(
    "The demo model",
    "demo model etude-demo chatbot bot assistant claude real fake gpt llm intelligent",
    `
I am the demo model: a very small model that runs in this browser, and I am not Claude. I know one short guide about
this playground, its settings and the writing of prompts. When you ask a question I look for the section of the guide
that fits your words best, and I answer with it. Of a picture I say what can be counted in its pixels.

After the answer comes a sampled passage, so that you can see the settings at work. I need no key, I cost nothing, and
nothing you write to me leaves this page. For a real answer to a real question, connect a service and choose a model
such as Claude Opus 4.5.`,
  ),
  buildSection(
    "How the demo model writes",
    "demo sampled passage n-gram ngram trigram distribution probability nonsense gibberish babble limit instructions",
    `
The sampled passage is written one word at a time: the model looks at the last two words, reads from the guide which
words can come next and how likely each of them is, and draws one. The sections that fit your prompt count more than
the others, so the passage leans towards your subject.

A passage often sounds right and means little, because two words are a short memory. The sampling is real, though:
temperature, top_p, top_k, max_tokens and stop sequences do to this small model exactly what they do to a large one.
The model cannot follow instructions, with one exception: if the system prompt asks it to be brief, the answer from
the guide becomes one sentence.`,
  ),
  buildSection(
    "Connecting Claude Opus 4.5",
    "connect connection connections service aimlapi aiml api claude opus anthropic provider account setup",
    `
To talk to Claude Opus 4.5, connect the AI/ML API with a key of your own. It takes less than a minute:

1. Press **Connections** and set **Service** to **AI/ML API**.
2. Paste your key into **API key**.
3. Press **Test connection** and wait for the answer.
4. Press **Save**.

The model to choose is \`anthropic/claude-opus-4-5\`. From then on your prompts go to that model, and the service
bills each answer to your account.`,
  ),
  buildSection(
    "Your key stays in the tab",
    "key api-key apikey secret password token private privacy safe security stored storage leak",
    `
Your key stays in this tab: it is kept while the tab is open and it is gone when you close the tab. It is sent to the
service you connected and to nobody else, because there is no server of ours between your browser and that service. A
key is never part of a saved conversation.

Treat a key like a purse. Make one key for the playground, give it a spending limit if the service offers one, and
delete the key there when you no longer need it. The demo model needs no key at all.`,
  ),
  buildSection(
    "Temperature",
    "temperature random creative creativity deterministic repeatable same different every always vary variation softmax",
    `
Temperature decides how boldly the model chooses its next word. Before each word the model has a list of candidates
with a probability for each, and the temperature makes that list sharper or flatter.

| temperature | what happens |
| --- | --- |
| 0 | the likeliest word is always taken, so two runs are alike |
| 0.3 | mostly the likeliest words, with a little variety |
| 1 | the probabilities as they are, and no two runs alike |

Use a low temperature when there is one right answer, as in extracting a date or naming a class. Use a high
temperature when you want several ideas to choose from. When the temperature is not sent, the model works at 1.`,
  ),
  buildSection(
    "top_p",
    "top_p topp nucleus cumulative probability sampling",
    `
The setting \`top_p\` keeps only the likeliest words whose probabilities together reach the value you give, and the
model draws from those. At 1 every word stays in play. At 0.5 the model draws from the few words that make up the
likelier half, and at 0 only the single likeliest word is left.

Where the model is sure, a few words fill the share and the text hardly changes. Where the model is unsure, many words
stay in play, and the unlikely tail is still cut off. Claude Opus 4.5 takes temperature or top_p, never both in one
request. The demo model takes both, first the temperature and then top_p.`,
  ),
  buildSection(
    "top_k",
    "top_k topk candidates shortlist sampling",
    `
The setting \`top_k\` keeps a fixed number of candidates: the model draws its next word from the k likeliest ones. At 1
there is nothing left to draw, so the answer is the same as at temperature 0. At 40 the rare words are gone and the
common ones stay.

The number does not care how sure the model is, and that is the difference between top_k and top_p. Leave it empty
unless you want to see what it does. With Claude Opus 4.5 it cannot be used while thinking is on.`,
  ),
  buildSection(
    "max_tokens",
    "max_tokens maximum length long longer shorter limit cut truncated unfinished incomplete",
    `
The setting \`max_tokens\` is the largest number of tokens an answer may have. When the model reaches it, the answer
stops in the middle of a sentence and the reason is given as length. The model does not see the number, so a small
limit does not make it write a shorter answer; it only cuts the answer off.

Thinking counts too: the tokens of the thinking and the tokens of the text together stay within the limit. If you want
a short answer, ask for one in the prompt and keep the limit as a guard. Claude Opus 4.5 can write up to 64000 tokens,
and the demo model up to 4096.`,
  ),
  buildSection(
    "Stop sequences",
    "stop stop_sequences sequence halt ending delimiter",
    `
A stop sequence is a piece of text that ends the answer: as soon as the model writes it, the answer stops, and the
sequence itself is not shown. You can give several stop sequences, and the first one that appears wins.

Stop sequences are useful for lists and forms. Ask the model to write \`END\` after the last item, give the same word
as a stop sequence, and nothing comes after the list. To see it at work here, give a common word such as \`the\` as a
stop sequence and run the prompt again.`,
  ),
  buildSection(
    "Thinking and its budget",
    "thinking think reasoning reason budget budget_tokens extended thoughts",
    `
With thinking on, the model first writes down its reasoning and then the answer. The budget is the largest number of
tokens the thinking may use; it is a target, and the model may use less. Hard questions gain most from thinking, and
simple ones only become slower.

With Claude Opus 4.5 there are a few rules to know:

- The budget is at least 1024 tokens and smaller than max_tokens.
- Temperature and top_k cannot be set while thinking is on.
- The thinking is billed like the text of the answer.

The thinking of the demo model is short and honest: it names the sections it found, with their scores, and the
settings it will use.`,
  ),
  buildSection(
    "Streaming",
    "stream streaming live typing words arrive slow speed fast wait",
    `
With streaming on, the answer arrives word by word while the model is still writing it. Without it you wait until the
answer is complete and then see all of it at once. The words are the same either way, and so is the price.

Streaming is the better choice for reading, because you see early whether an answer goes the wrong way and can stop
it. When you stop an answer, the text that has arrived stays on the page. The demo model writes about sixty tokens a
second.`,
  ),
  buildSection(
    "The system prompt",
    "system persona instruction instructions rules behaviour behavior tone role",
    `
The system prompt says who the model should be and what always holds, while the prompt says what you want right now.
It is the place for a role, a tone, the rules of the house and the form of the answers. The model reads it before
every turn of the conversation.

Keep it short and say what to do rather than what to avoid. Try \`You are a patient teacher who answers in three
sentences\` and look how every answer changes. The demo model reads one thing from it only: if it asks for
brief answers, the answer from the guide becomes one sentence.`,
  ),
  buildSection(
    "Prompting: be specific",
    "prompt prompts prompting specific clear vague better good improve quality write advice tips instructions context",
    `
A good prompt says what you want, for whom, how long and in which form. The model cannot ask you back, so whatever you
leave out it has to guess. Tell it the purpose as well, because a reason helps it to choose well where your words leave
room.

- Say the task in one clear sentence.
- Give the facts the model needs, and say what to do when one is missing.
- Name the length and the form of the answer.

Then run the prompt, read the answer, and change the one sentence that was not clear enough.`,
  ),
  buildSection(
    "Prompting: give examples",
    "prompt prompting example examples few-shot shot demonstrate demonstration pattern sample",
    `
An example often says more than a rule: show the model one or two questions with the answers you would like to see. The
model picks up the form, the length and the tone of the examples, and it follows them more closely than a description.

Choose examples that differ from each other, or the model will copy what they have in common. Add a hard case, and
show what a good answer looks like when nothing is found. Mark clearly where an example begins and where it ends, so
that the model does not take it for the question.`,
  ),
  buildSection(
    "Prompting: ask for a format",
    "prompt prompting format json table list markdown structure structured form xml tags",
    `
If you want an answer in a certain form, name the form and show it. The model can write a list, a table, a letter or a
piece of JSON, and it keeps to the form best when it has seen one short sample of it.

\`\`\`json
{ "name": "Ada", "born": 1815 }
\`\`\`

Say also what should not be there, such as an introduction before the list. For text that a program will read, use a
low temperature and ask for the bare result. Tags around the parts of a long prompt help the model to tell the
instructions from the text it should work on.`,
  ),
  buildSection(
    "Prompting: give a role",
    "prompt prompting role roles persona character audience reader expert tone style voice act pretend",
    `
A role gives the model a point of view: a doctor, a teacher and a lawyer answer the same question in different words.
Put the role into the system prompt and the question into the prompt. Name the reader as well, because an answer for a
child and an answer for an engineer have little in common.

A role changes the tone and the choice of words more than it changes what the model knows. If the facts matter, give
the model the facts. Try the same question with two roles and read the two answers one after the other.`,
  ),
  buildSection(
    "Pictures",
    "picture pictures image images photo photos screenshot attach attachment upload paste drop file vision see recognise",
    `
A picture can go along with your prompt: attach it with the button beside the prompt, paste it, or drop it anywhere on
the page. Pictures that are larger than the model can use are made smaller first. A picture counts as tokens in, one for
each square of 28 by 28 pixels.

Claude really sees a picture: it can describe it, read the text in it, compare it with another and answer questions
about it. The demo model cannot recognise anything. It measures pixels and says what it counted: the size and the
shape, the main colours and their shares, the brightness and the contrast, and whether the picture is more like a flat
graphic or a photograph. Give it two pictures and it says how they differ.`,
  ),
  buildSection(
    "Running again",
    "run again rerun repeat regenerate retry another answers kept keep lose lost history earlier previous",
    `
Running again keeps every answer: the new one is put beside the earlier ones and nothing is overwritten. With an empty
prompt field, the run button asks the last question again. Each answer remembers the settings that made it, so you can
tell later which one came from which temperature.

This is the heart of the practice. Run the same prompt three times at temperature 1 to learn how much the answers
differ, before you decide that a change to the prompt has made them better.`,
  ),
  buildSection(
    "Keyboard",
    "keyboard shortcut shortcuts keys hotkey enter escape esc ctrl control cmd command mod",
    `
Press **Mod+Enter** to run the prompt and **Esc** to stop the answer. Mod is the control key on Windows and Linux, and
the command key on a Mac. Enter alone makes a new line, so you can write long prompts in peace.

| keys | what they do |
| --- | --- |
| Mod+Enter | run |
| Esc | close what is open, or stop the answer |

Everything on the page can be reached with the keyboard, so the mouse can rest.`,
  ),
  buildSection(
    "Tokens and price",
    "token tokens price prices cost costs money dollar dollars pay billing bill billed expensive cheap credit usage free",
    `
A token is a piece of text, often a word or a part of a word, and it is what a service counts and bills. The prompt
and all earlier turns count as tokens in, and the thinking and the answer count as tokens out. With Claude Opus 4.5 a
token out costs five times as much as a token in.

So the length of the answers decides the price more often than the length of the prompt, and a long conversation costs
more with every turn. The service names the price of each answer after the run. The demo model counts real tokens too,
with a small tokenizer of its own, and costs nothing.`,
  ),
];

function buildSection(title: string, keywords: string, text: string): GuideSection {
  return { title, keywords, text: unwrapLines(text.trim()) };
}
