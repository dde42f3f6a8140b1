import { expect, test } from "vitest";
import { joinTexts } from "#core/content/join-texts.ts";
import { createImportContext } from "#e2e/fixtures/import-context.ts";
import type { ImportResult } from "./import-result.ts";
import { readImport } from "./read-import.ts";

function read(code: string): ImportResult {
  const found = readImport(code, createImportContext());
  if ("reason" in found) throw new Error(found.reason);
  return found.result;
}

/** The request that a conversation would send, in few words. */
function summarise(result: ImportResult) {
  const [imported] = result.conversations;
  if (!imported) throw new Error("no conversation");
  const { conversation, draft, fields, files } = imported;
  const { connectionId, modelId, system } = conversation.shared;
  const turns = Object.values(conversation.turns).map(({ parts }) => joinTexts(parts));
  const replies = Object.values(conversation.replies).map(({ parts }) => joinTexts(parts));
  return {
    model: `${connectionId} ${modelId}`,
    ...(system === "" ? {} : { system }),
    ...(turns.length > 0 ? { turns } : {}),
    ...(replies.length > 0 ? { replies } : {}),
    draft: draft.text,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(Object.keys(files).length > 0 ? { files: Object.keys(files).length } : {}),
  };
}

const KEY = "sk-proj-4Qz7Kd92mXwLbTf0Vn";

test.each([
  [
    "cURL with continued lines, an escaped quote and a key",
    `$ curl https://api.openai.com/v1/chat/completions \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer ${KEY}" \\
  -d '{"model": "gpt-5", "messages": [{"role": "developer", "content": "Be brief."}, {"role": "user", "content": "It'\\''s me"}]}'`,
    { model: "openai gpt-5", system: "Be brief.", draft: "It's me" },
  ],
  [
    "cURL as a browser copies it, with $'…' and a cookie",
    `curl 'https://openrouter.ai/api/v1/chat/completions' -H 'cookie: a=session-secret-9' --data-raw $'{"model":"openai/gpt-5","messages":[{"role":"user","content":"It\\'s \\u00e9"}],"temperature":0.5}' --compressed`,
    { model: "openrouter openai/gpt-5", draft: "It's é", fields: { temperature: 0.5 } },
  ],
  [
    "cURL of the Windows command prompt",
    'curl ^"https://api.openai.com/v1/chat/completions^" ^\r\n  -H ^"authorization: Bearer x^" ^\r\n  --data-raw ^"^{^\\^"model^\\^":^\\^"gpt-5^\\^",^\\^"messages^\\^":^[^{^\\^"role^\\^":^\\^"user^\\^",^\\^"content^\\^":^\\^"50^% ^& more^\\^"^}^]^}^"',
    { model: "openai gpt-5", draft: "50% & more" },
  ],
  [
    "cURL with variables of the shell, short options together and a here-document",
    `MODEL=claude-opus-4-5
curl -sS -XPOST https://api.anthropic.com/v1/messages -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-beta: a-b" -d @- <<EOF | jq .
{"model": "$MODEL", "max_tokens": 100, "system": "S", "messages": [{"role": "user", "content": "Hello \${WHO}"}]}
EOF`,
    { model: "anthropic claude-opus-4-5", system: "S", draft: "Hello {{WHO}}", fields: { max_tokens: 100 } },
  ],
  [
    "cURL to a server on this computer with --json",
    `curl --json '{"model":"llama3","messages":[{"role":"user","content":"Hi"}],"stream":false}' http://127.0.0.1:11434/v1/chat/completions`,
    { model: "ollama llama3", draft: "Hi", fields: { stream: false } },
  ],
  [
    "Python with openai, a client of another address and an f-string",
    `from openai import OpenAI
client = OpenAI(api_key=os.environ["KEY"], base_url="https://api.aimlapi.com/v1")
NAME = "Ada"
# temperature=2 is too much
response = client.chat.completions.create(
    model="anthropic/claude-opus-4-5",
    messages=[
        {"role": "system", "content": """Be
brief."""},
        {"role": "user", "content": f"Hello {NAME}, meet {friend.name}"},
    ],
    temperature=0.2, max_tokens=1_024, stop=None, extra_body={"top_k": 5}, timeout=3,
)`,
    {
      model: "aimlapi anthropic/claude-opus-4-5",
      system: "Be\nbrief.",
      draft: "Hello Ada, meet {{friend-name}}",
      fields: { temperature: 0.2, max_tokens: 1024, top_k: 5 },
    },
  ],
  [
    "Python with anthropic, messages in a variable, thinking and a picture",
    `import anthropic
messages: list[dict] = [{"role": "user", "content": "One"}, {"role": "assistant", "content": "Two"}]
messages.append({"role": "user", "content": [
    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}},
    {"type": "text", "text": "Three"},
]})
with anthropic.Anthropic().messages.stream(model="claude-opus-4-5", max_tokens=2048,
    thinking={"type": "enabled", "budget_tokens": 1024}, messages=messages) as stream:
    pass`,
    {
      model: "anthropic claude-opus-4-5",
      turns: ["One"],
      replies: ["Two"],
      draft: "Three",
      fields: { max_tokens: 2048, thinking: { type: "enabled", budget_tokens: 1024 }, stream: true },
      files: 1,
    },
  ],
  [
    "Python with requests, json.dumps and a payload in a variable",
    `import requests, json
url = "https://api.openai.com/v1/chat/completions"
payload = {'model': 'gpt-5', 'messages': [{'role': 'user', 'content': 'Hi' ' there' + "!"}], 'n': 1, 'user': None}
r = requests.post(url, headers={"Authorization": "Bearer ${KEY}"}, data=json.dumps(payload))`,
    { model: "openai gpt-5", draft: "Hi there!", fields: { n: 1 } },
  ],
  [
    "JavaScript with fetch, comments, a template literal and short members",
    `const model = "gpt-5"; // the model
const body = { model, /* more */ messages: [{ role: 'user', content: \`Hello \${name}\` }], };
const res = await fetch("https://api.openai.com/v1/chat/completions", {
  method: "POST",
  headers: { Authorization: \`Bearer \${process.env.KEY}\` },
  body: JSON.stringify(body),
});`,
    { model: "openai gpt-5", draft: "Hello {{name}}" },
  ],
  [
    "TypeScript with openai and a pattern",
    `import OpenAI from "openai";
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const clean = text.replace(/["'(]/g, "");
const out: Completion = await openai.chat.completions.create({
  model: "gpt-5",
  messages: [{ role: "user", content: [{ type: "text", text: "What?" }, { type: "image_url", image_url: { url: "data:image/jpeg;base64,/9j/4AAQ" } }] }],
  seed: 7,
} as const);`,
    { model: "openai gpt-5", draft: "What?", fields: { seed: 7 }, files: 1 },
  ],
  [
    "JavaScript with anthropic",
    `const anthropic = new Anthropic({ apiKey: "${KEY}" });
const msg = await anthropic.messages.create({ model: "claude-opus-4-5", max_tokens: 10, system: "S", messages: [{ role: "user", content: "Hi" }] });`,
    { model: "anthropic claude-opus-4-5", system: "S", draft: "Hi", fields: { max_tokens: 10 } },
  ],
  [
    "a bare body of chat completions",
    `{"model":"gpt-5","messages":[{"role":"user","content":"{{a}} is literal"}],"response_format":{"type":"json_object"}}`,
    { model: "openai gpt-5", draft: "{{a}} is literal", fields: { response_format: { type: "json_object" } } },
  ],
  [
    "a bare body of OpenAI's Responses",
    `{"model":"gpt-5","instructions":"S","input":[{"role":"user","content":[{"type":"input_text","text":"Hi"}]}],"max_output_tokens":9,"store":false}`,
    { model: "openai gpt-5", system: "S", draft: "Hi", fields: { max_completion_tokens: 9 } },
  ],
  [
    "a bare body of predict",
    `{"model":"m","input":{"text":"Good","metadata":{"language":"en"}},"params":{"temperature":0.2}}`,
    { model: "aimlapi m", draft: "Good", fields: { temperature: 0.2, metadata: { language: "en" } } },
  ],
])("%s is read as its conversation", (_name, code, expected) => {
  expect(summarise(read(code))).toEqual(expected);
});

test("the results of tools stand between two replies of a cell, and results without an answer are a turn", () => {
  const call = {
    role: "assistant",
    content: null,
    tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: "{}" } }],
  };
  const result = { role: "tool", tool_call_id: "c", content: "42" };
  const body = (messages: unknown[]) => JSON.stringify({ model: "gpt-5", messages });
  const user = { role: "user", content: "Ask" };
  const answered = read(body([user, call, result, { role: "assistant", content: "It is 42." }])).conversations[0]
    ?.conversation;
  const [first, second] = Object.values(answered?.replies ?? {});
  expect(second?.after).toEqual({
    kind: "tools",
    replyId: first?.id,
    results: [{ kind: "tool-result", callId: "c", isError: false, parts: [{ kind: "text", text: "42" }] }],
  });
  const open = read(body([user, call, result])).conversations[0]?.conversation;
  expect(Object.values(open?.turns ?? {}).map(({ parts }) => parts[0]?.kind)).toEqual(["text", "tool-result"]);
});

test("a text of the model at the end begins the answer where the model continues one, and is an answer elsewhere", () => {
  const messages = [
    { role: "user", content: "List" },
    { role: "assistant", content: "{" },
  ];
  const importFor = (model: string) => read(JSON.stringify({ model, messages })).conversations[0];
  const begun = importFor("claude-opus-4-5");
  expect(begun?.conversation.shared.prefill).toBe("{");
  expect(begun?.draft.text).toBe("List");
  expect(begun?.conversation.replies).toEqual({});
  const answered = importFor("gpt-5");
  expect(answered?.conversation.shared.prefill).toBeUndefined();
  expect(Object.values(answered?.conversation.replies ?? {})).toHaveLength(1);
});

test("a key is found with its server, and no other secret is shown", () => {
  const { keys, secrets, rows, conversations } = read(
    `curl https://api.openai.com/v1/chat/completions -H 'Authorization: Bearer ${KEY}' -H 'Cookie: s=9f8e7d6c' -H 'X-Team: crimson' -d '{"model":"m","messages":[{"role":"user","content":"Hi"}]}'`,
  );
  expect(keys).toEqual([
    { key: KEY, origin: "https://api.openai.com", host: "api.openai.com", connectionId: "openai" },
  ]);
  expect(secrets).toEqual([KEY, "s=9f8e7d6c"]);
  expect(JSON.stringify([rows, conversations])).not.toMatch(/4Qz7|9f8e|crimson/);
  expect(rows).toContainEqual({
    what: "Header X-Team",
    detail: "set it under Connections, Extra headers",
    isTaken: false,
  });
});

test.each(["$OPENAI_API_KEY", "YOUR_API_KEY", "<key>", "sk-...", "sk-xxxxxxxxxxxxxxxxxxxx1"])(
  "%s stands for a key and is none",
  (key) => {
    const code = `curl https://api.openai.com/v1/chat/completions -H "Authorization: Bearer ${key}" -d '{"model":"m","messages":[{"role":"user","content":"Hi"}]}'`;
    expect(read(code).keys).toEqual([]);
  },
);

test("a server without a connection is named, and nothing is set for it", () => {
  const result = read(
    `curl https://llm.example.com/v1/messages -H 'x-api-key: ${KEY}' -d '{"model":"m","messages":[{"role":"user","content":"Hi"}]}'`,
  );
  expect(result.unknownServer).toEqual({
    host: "llm.example.com",
    baseUrl: "https://llm.example.com/v1",
    wire: "messages",
  });
  expect(result.keys).toEqual([{ key: KEY, origin: "https://llm.example.com", host: "llm.example.com" }]);
  expect(result.rows[0]).toEqual({
    what: "Server llm.example.com",
    detail: "no connection has this address; AI/ML API is used",
    isTaken: false,
  });
});

test("fields without a place in Étude are named with the reason", () => {
  const { rows } = read(
    JSON.stringify({
      model: "claude-opus-4-5",
      stop: null,
      messages: [
        {
          role: "user",
          name: "ada",
          content: [
            { type: "text", text: "Look", cache_control: { type: "ephemeral" } },
            { type: "image_url", image_url: { url: "https://example.com/cat.png", detail: "low" } },
            { type: "input_audio", input_audio: { data: "" } },
          ],
        },
      ],
    }),
  );
  expect(rows.filter(({ isTaken }) => !isTaken).map(({ what }) => what)).toEqual([
    "name of a message",
    "cache_control of a part",
    "detail of a picture",
    "input_audio of a part",
    "A part of type “input_audio”",
    "stop",
  ]);
  expect(rows).toContainEqual({
    what: "A picture on example.com",
    detail: "its address is kept as text; nothing was fetched. Paste the address to attach the picture",
    isTaken: true,
  });
});

test.each([
  ["curl https://api.openai.com/v1/models -d ''", "The body of the request is no JSON: it is empty."],
  [
    `curl https://a.com -d '{"model": "m",'`,
    "The body of the request is no JSON: it ends too early (line 1, column 15).",
  ],
  [
    `curl https://a.com -d '{"model": m}'`,
    "The body of the request is no JSON: it cannot be read from line 1, column 11 on.",
  ],
  [`curl https://a.com -d @body.json`, "The body is in the file “body.json”. Paste or drop that file instead."],
  [`curl https://a.com -d '{"model":"m","messages":[{"role":7}]}'`, "messages.0.role: expected a text, but it is 7."],
  [`curl https://a.com -d '{"model":"m","messages":[]}'`, "messages: the list is empty."],
  [
    `curl https://a.com -d '{"model":"m","messages":[{"role":"robot","content":"x"}]}'`,
    "messages.0.role: Étude knows no role “robot”.",
  ],
  [`curl https://a.com -d '[1]'`, "The body of the request is no JSON object."],
  [`client.chat.completions.create(**kwargs)\nx = None`, "messages: it is missing."],
  [
    `import requests\nrequests.post(url, json=build())`,
    "The program computes its body (build()), and Étude runs no code.",
  ],
  ["", "It is empty."],
  ["Write a poem about fetch and curl", "It is none of the formats that Étude can read."],
])("%s is refused with a sentence", (code, reason) => {
  expect(readImport(code, createImportContext())).toEqual({ reason });
});

test("a key is found in headers that a program makes with their class", () => {
  const made = read(`await fetch("https://api.openai.com/v1/chat/completions", {
  method: "POST",
  headers: new Headers({ Authorization: "Bearer ${KEY}" }),
  body: JSON.stringify({ model: "gpt-5", messages: [{ role: "user", content: "Hi" }] }),
});`);
  expect(made.keys).toMatchObject([{ key: KEY, connectionId: "openai" }]);
  expect(made.secrets).toEqual([KEY]);
});
