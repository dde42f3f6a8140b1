import { expect, test } from "vitest";
import { exampleHttpRequest } from "#e2e/fixtures/example-http-request.ts";
import { getKeyVariable } from "./get-key-variable.ts";
import { listOfferedLanguages } from "./offered-languages.ts";
import { printCurl } from "./print-curl.ts";
import { printJavaScript } from "./print-javascript.ts";
import { printPython } from "./print-python.ts";
import { shortenBase64 } from "./shorten-base64.ts";

const OPTIONS = { keyVariable: "AIMLAPI_KEY", wire: "chat-completions" } as const;
const STREAMED = exampleHttpRequest({
  model: "anthropic/claude-opus-4-5",
  system: "You are terse.\nYou never apologise, and you never say what you are about to do.",
  messages: [{ role: "user", content: "Hello" }],
  thinking: { type: "enabled", budget_tokens: 1024 },
  stop_sequences: [],
  stream: true,
});
const WHOLE = exampleHttpRequest({ model: "llama3", messages: [{ role: "user", content: "Hello" }], stream: false });

test("a streamed request prints as this cURL command", () => {
  expect(printCurl(STREAMED, OPTIONS)).toBe(String.raw`curl --no-buffer https://api.aimlapi.com/v1/chat/completions \
  --header "Authorization: Bearer $AIMLAPI_KEY" \
  --header 'Content-Type: application/json' \
  --data-binary @- <<'JSON'
{
  "model": "anthropic/claude-opus-4-5",
  "system": "You are terse.\nYou never apologise, and you never say what you are about to do.",
  "messages": [{"role": "user", "content": "Hello"}],
  "thinking": {"type": "enabled", "budget_tokens": 1024},
  "stop_sequences": [],
  "stream": true
}
JSON
`);
});

test("a streamed request prints as this Python program", () => {
  expect(printPython(STREAMED, OPTIONS)).toBe(String.raw`import json
import os

import requests

with requests.post(
    "https://api.aimlapi.com/v1/chat/completions",
    headers={"Authorization": "Bearer " + os.environ["AIMLAPI_KEY"]},
    json={
        "model": "anthropic/claude-opus-4-5",
        "system": (
            "You are terse.\n"
            "You never apologise, and you never say what you are about to do."
        ),
        "messages": [{"role": "user", "content": "Hello"}],
        "thinking": {"type": "enabled", "budget_tokens": 1024},
        "stop_sequences": [],
        "stream": True,
    },
    stream=True,
) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        field, _, value = line.partition(b":")
        if field != b"data" or value.strip() == b"[DONE]":
            continue
        for choice in json.loads(value).get("choices", []):
            print(choice.get("delta", {}).get("content") or "", end="", flush=True)
print()
`);
});

test("a streamed request prints as this JavaScript module", () => {
  expect(printJavaScript(STREAMED, OPTIONS))
    .toBe(String.raw`const response = await fetch("https://api.aimlapi.com/v1/chat/completions", {
  method: "POST",
  headers: {
    Authorization: ${"`Bearer ${process.env.AIMLAPI_KEY}`"},
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    model: "anthropic/claude-opus-4-5",
    system: [
      "You are terse.",
      "You never apologise, and you never say what you are about to do.",
    ].join("\n"),
    messages: [{ role: "user", content: "Hello" }],
    thinking: { type: "enabled", budget_tokens: 1024 },
    stop_sequences: [],
    stream: true,
  }),
});
if (!response.ok) throw new Error(${"`${response.status}: ${await response.text()}`"});

let rest = "";
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    if (!line.startsWith("data:")) continue;
    const data = line.slice("data:".length).trim();
    if (data === "[DONE]") continue;
    for (const { delta } of JSON.parse(data).choices ?? []) {
      process.stdout.write(delta?.content ?? "");
    }
  }
}
console.log();
`);
});

test("a whole response is printed whole, and a request without a key names none", () => {
  const request = { ...WHOLE, auth: "none" } as const;
  expect(printPython(request, OPTIONS)).toBe(`import requests

response = requests.post(
    "https://api.aimlapi.com/v1/chat/completions",
    json={
        "model": "llama3",
        "messages": [{"role": "user", "content": "Hello"}],
        "stream": False,
    },
)
response.raise_for_status()
print(response.json()["choices"][0]["message"]["content"])
`);
  expect(printJavaScript(request, OPTIONS)).toContain(`
const { choices } = await response.json();
console.log(choices[0].message.content);
`);
  expect(printCurl(request, OPTIONS)).toMatch(/^curl https:/);
  for (const { print } of listOfferedLanguages(request, OPTIONS).languages)
    expect(print(request, OPTIONS)).not.toMatch(/authorization|AIMLAPI_KEY/i);
});

test("a program for the messages wire reads its events, and sends the key in the service's own header", () => {
  const request = exampleHttpRequest(
    { stream: true },
    { auth: "x-api-key", headers: { "content-type": "application/json", "anthropic-version": "2023-06-01" } },
  );
  const options = { keyVariable: "ANTHROPIC_API_KEY", wire: "messages" } as const;
  expect(printCurl(request, options)).toContain('--header "X-Api-Key: $ANTHROPIC_API_KEY" \\\n');
  expect(printPython(request, options)).toContain(
    '        "X-Api-Key": os.environ["ANTHROPIC_API_KEY"],\n        "Anthropic-Version": "2023-06-01",\n',
  );
  expect(printPython(request, options)).toContain('json.loads(value).get("delta", {})');
  expect(printJavaScript(request, options)).toContain('    "X-Api-Key": process.env.ANTHROPIC_API_KEY,\n');
  expect(printJavaScript(request, options)).toContain('JSON.parse(data).delta?.text ?? ""');
});

test("a program for the predict wire prints its output", () => {
  const options = { keyVariable: "API_KEY", wire: "predict" } as const;
  expect(printPython(exampleHttpRequest({}), options)).toMatch(/^import json\nimport os\n/);
  expect(printPython(exampleHttpRequest({}), options)).toContain('response.json()["output"]');
  expect(printJavaScript(exampleHttpRequest({}), options)).toContain("console.log(JSON.stringify(output, null, 2));");
});

test("the body, not an overruled setting, decides whether a program reads a stream", () => {
  expect(printPython(exampleHttpRequest({ stream: false }), OPTIONS)).not.toContain("iter_lines");
  expect(printPython(exampleHttpRequest({}), OPTIONS)).not.toContain("iter_lines");
});

test("a long text without line ends is never broken", () => {
  const data = "iVBORw0KGgo".repeat(30_000);
  const request = exampleHttpRequest({ model: "m", messages: [], data });
  const { languages } = listOfferedLanguages(request, OPTIONS);
  expect(languages).toHaveLength(6);
  for (const { print } of languages) expect(print(request, OPTIONS)).toContain(`"${data}"`);
});

test("a text of twenty thousand lines keeps its lines in order", () => {
  const text = Array.from({ length: 20_000 }, (_, line) => `line ${line}`).join("\n");
  expect(printPython(exampleHttpRequest({ text }), OPTIONS).match(/^ {12}"line \d+(\\n)?"$/gm)).toHaveLength(20_000);
  expect(printJavaScript(exampleHttpRequest({ text }), OPTIONS).match(/^ {6}"line \d+",$/gm)).toHaveLength(20_000);
});

test("an image is shortened for display, and the code around it is unchanged", () => {
  const shown = shortenBase64(
    printCurl(exampleHttpRequest({ data: `${"QUJD".repeat(100_000)}==`, text: "kept" }), OPTIONS),
  );
  expect(shown).toContain(`"data": "QUJDQUJDQUJDQUJDQUJDQUJD … 300 kB … JDQUJDQUJD=="`);
  expect(shown).toContain(`"text": "kept"`);
  expect(shortenBase64("a long word: " + "x".repeat(500))).toContain("x".repeat(500));
});

test("a key's variable has the name that the service itself uses", () => {
  expect((["aimlapi", "openai", "lm-studio", "custom"] as const).map(getKeyVariable)).toEqual([
    "AIMLAPI_KEY",
    "OPENAI_API_KEY",
    "LM_STUDIO_API_KEY",
    "API_KEY",
  ]);
});

test("numbers that JavaScript or Python would round keep their digits in every language", () => {
  const rounded = exampleHttpRequest(
    {},
    { body: '{"model":"m","seed":9007199254740993,"x":1e400,"y":[0.12345678901234567890123]}' },
  );
  for (const { print } of listOfferedLanguages(rounded, OPTIONS).languages) {
    const program = print(rounded, OPTIONS);
    for (const digits of ["9007199254740993", "1e400", "0.12345678901234567890123"]) expect(program).toContain(digits);
  }
  const whole = exampleHttpRequest({}, { body: '{"model":"m","seed":9007199254740993}' });
  expect(printPython(whole, OPTIONS)).toContain('json={"model": "m", "seed": 9007199254740993},');
  expect(printJavaScript(whole, OPTIONS)).toContain(String.raw`\"seed\": 9007199254740993`);
});
