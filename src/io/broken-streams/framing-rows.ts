import type { StreamRow } from "./stream-row.ts";
import { bytesOf, chunk, DONE, event, HELLO, say, STOP } from "./stream-row.ts";

const HI = { text: "Hello" };
const FISH = say("naïve — 日本語 🎼 é👩‍🚀") + STOP;
const FISH_TEXT = { text: "naïve — 日本語 🎼 é👩‍🚀" };
/** The same stream with other line ends. */
const withEnds = (stream: string, end: string) => stream.replaceAll("\n", end);
const FIRST = `{"choices":[{"index":0,`;
const REST = `"delta":{"content":"Hello"}}]}`;

/** Bytes, lines and events: what a stream may look like before anyone reads its JSON. */
export const FRAMING_ROWS: StreamRow[] = [
  { case: "a good stream", body: HELLO, yields: HI },
  { case: "line ends CRLF", body: withEnds(HELLO, "\r\n"), yields: HI },
  { case: "line ends CR", body: withEnds(HELLO, "\r"), yields: HI },
  {
    case: "line ends CR on a connection that stays open",
    body: withEnds(HELLO, "\r"),
    ending: "stays-open",
    yields: HI,
  },
  {
    case: "line ends CRLF on a connection that stays open",
    body: withEnds(HELLO, "\r\n"),
    ending: "stays-open",
    yields: HI,
  },
  {
    case: "line ends of all three kinds",
    body: `${say("He").replaceAll("\n", "\r")}${say("ll").replaceAll("\n", "\r\n")}${say("o")}${STOP}`,
    yields: HI,
  },
  {
    case: "CR and LF after another are one end, CR CR LF are two",
    body: `data: ${FIRST}\rdata: ${REST}\r\r\n${STOP}`,
    yields: { ...HI, unknown: 0 },
  },
  { case: "a byte order mark", body: `\ufeff${HELLO}`, yields: HI },
  { case: "a byte order mark before a comment", body: `\ufeff: hello\n\n${HELLO}`, yields: HI },
  { case: "a byte order mark before CRLF", body: `\ufeff${withEnds(HELLO, "\r\n")}`, yields: HI },
  {
    case: "two byte order marks: the second is of the first line's name",
    body: `\ufeff\ufeff${say("x")}${say("Hello")}${STOP}`,
    yields: { ...HI, strays: 1 },
  },
  { case: "comments between events", body: `: ping\n\n${say("Hel")}: ping\n\n:\n\n${say("lo")}${STOP}`, yields: HI },
  { case: "a comment inside an event", body: `data: ${FIRST}\n: in between\ndata: ${REST}\n\n${STOP}`, yields: HI },
  {
    case: "comments only, then the end",
    body: ": ping\n\n: ping\n\n",
    yields: { status: "failed", failure: "empty-answer", finishReason: "" },
  },
  { case: "data over two lines", body: `data: ${FIRST}\ndata: ${REST}\n\n${STOP}`, yields: HI },
  {
    case: "data over many lines",
    body: `${JSON.stringify({ choices: [{ delta: { content: "Hello" } }] }, null, 1)
      .split("\n")
      .map((line) => `data: ${line}`)
      .join("\n")}\n\n${STOP}`,
    yields: HI,
  },
  { case: "no space after the colon", body: HELLO.replaceAll("data: ", "data:"), yields: HI },
  { case: "two spaces after the colon", body: HELLO.replaceAll("data: ", "data:  "), yields: HI },
  { case: "a tab after the colon", body: HELLO.replaceAll("data: ", "data:\t"), yields: HI },
  { case: "no blank line at the end", body: (say("Hello") + STOP).trimEnd(), yields: HI },
  {
    case: "no blank line at the end, CRLF",
    body: `${withEnds(say("Hello") + STOP, "\r\n").trimEnd()}\r\n`,
    yields: HI,
  },
  {
    case: "no line end at all after the only event",
    body: chunk({ content: "Hello" }, { finish_reason: "stop" }).trimEnd(),
    yields: HI,
  },
  {
    case: "blank lines before, between and after",
    body: `\n\n\n${say("Hel")}\n\n\n${say("lo")}\n${STOP}\n\n\n`,
    yields: HI,
  },
  { case: "white space before the first event", body: `  \n\n${HELLO}`, yields: HI },
  {
    case: "names, ids and waiting times are no part of the data",
    body: `retry: 3000\n\nid: 7\nevent: message\n${say("Hello")}id\n\n${STOP}`,
    yields: HI,
  },
  {
    case: "a name after the data",
    body: `data: ${JSON.stringify({ choices: [{ delta: { content: "Hello" } }] })}\nevent: chunk\n\n${STOP}`,
    yields: HI,
  },
  { case: "a name without data is no event", body: `event: open\n\n${HELLO}`, yields: HI },
  { case: "empty data is no answer and no mistake", body: `data:\n\ndata: \n\n${HELLO}`, yields: HI },
  { case: "a bare field name", body: `data\n\n${HELLO}`, yields: HI },
  {
    case: "events without the name of a field",
    body: `${say("Hel")}upstream timed out\n\n${say("lo")}${STOP}`,
    yields: { ...HI, strays: 1 },
  },
  {
    case: "fields that nobody knows",
    body: `${say("Hel")}trace: 77\nfoo: bar\n\n${say("lo")}${STOP}`,
    yields: { ...HI, strays: 2 },
  },
  { case: "DATA in capitals is another field", body: `DATA: x\n\n${HELLO}`, yields: { ...HI, strays: 1 } },
  { case: "characters of two, three and four bytes", body: FISH, yields: FISH_TEXT },
  {
    case: "the same, escaped",
    body: FISH.replaceAll(/[^\p{ASCII}]/gu, (character) =>
      [...Array(character.length).keys()]
        .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
        .join(""),
    ),
    yields: FISH_TEXT,
  },
  {
    case: "a surrogate pair, half in each event",
    body: `${chunk({ content: "?" }).replace("?", "\\ud83c")}${chunk({ content: "?" }).replace("?", "\\udfbc")}${STOP}`,
    yields: { text: "🎼" },
  },
  {
    case: "half a surrogate pair and no other half",
    body: `${chunk({ content: "?" }).replace("?", "x\\ud83c")}${STOP}`,
    yields: { text: "x\ud83c" },
  },
  { case: "a byte that is no UTF-8", body: bytesOf(say("a§b") + STOP, { "§": [0xff] }), yields: { text: "a\ufffdb" } },
  {
    case: "a character cut off by the end of the body",
    body: bytesOf(`${say("Hello")}${STOP}: §`, { "§": [0xf0, 0x9f] }),
    yields: HI,
  },
  {
    case: "U+2028 and U+0085 do not end a line",
    body: say("a\u2028b\u2029c\u0085d") + STOP,
    yields: { text: "a\u2028b\u2029c\u0085d" },
  },
  {
    case: "NUL, form feed and vertical tab in the text",
    body: say("a\u0000b\fc\u000bd") + STOP,
    yields: { text: "a\u0000b\fc\u000bd" },
  },
  {
    case: "line ends inside the text stay as they are",
    body: say("a\r\nb\rc\nd\n\ne") + STOP,
    yields: { text: "a\r\nb\rc\nd\n\ne" },
  },
  {
    case: "“data: ” and “[DONE]” inside the text",
    body: say("data: [DONE]\n\ndata: x") + STOP,
    yields: { text: "data: [DONE]\n\ndata: x" },
  },
  { case: "compressed", body: HELLO, gzip: true, yields: HI },
  { case: "compressed, CRLF, many bytes a character", body: withEnds(FISH, "\r\n"), gzip: true, yields: FISH_TEXT },
  {
    case: "the type of a stream with its alphabet",
    body: HELLO,
    contentType: "text/event-stream; charset=utf-8",
    yields: HI,
  },
  { case: "the type of a stream in capitals", body: HELLO, contentType: "Text/Event-Stream", yields: HI },
  { case: "a stream that says it is JSON", body: HELLO, contentType: "application/json", yields: HI },
  { case: "a stream that says it is a file", body: HELLO, contentType: "application/octet-stream", yields: HI },
  { case: "a stream that says it is text", body: `: ping\n\n${HELLO}`, contentType: "text/plain", yields: HI },
  { case: "a stream that says it is a page", body: HELLO, contentType: "text/html", yields: HI },
  { case: "a stream that says nothing", body: HELLO, contentType: "", yields: HI },
  {
    case: "a stream that begins with a name and says it is JSON",
    body: `event: chunk\n${HELLO}`,
    contentType: "application/json",
    yields: HI,
  },
  {
    case: "a stream that begins with a waiting time and says it is JSON",
    body: `retry: 10\n\n${HELLO}`,
    contentType: "application/json",
    yields: HI,
  },
  {
    case: "the connection breaks between events",
    body: say("Hello"),
    ending: "breaks",
    yields: { ...HI, status: "interrupted", finishReason: "" },
  },
  {
    case: "the connection breaks after a whole event without its blank line",
    body: (say("Hel") + say("lo")).trimEnd(),
    ending: "breaks",
    yields: { ...HI, status: "interrupted", finishReason: "" },
  },
  {
    case: "the connection breaks inside an event",
    body: say("Hello") + say("!").slice(0, 30),
    ending: "breaks",
    yields: { ...HI, status: "interrupted", finishReason: "", unknown: 1 },
  },
  { case: "the connection breaks after the end", body: say("Hello") + STOP, ending: "breaks", yields: HI },
  {
    case: "the body ends inside an event",
    body: say("Hello") + say("!").slice(0, 30),
    yields: { ...HI, status: "interrupted", finishReason: "", unknown: 1 },
  },
  {
    case: "the body ends inside the name of a field",
    body: `${say("Hello")}dat`,
    yields: { ...HI, status: "interrupted", finishReason: "", strays: 1 },
  },
  { case: "the connection stays open after the mark", body: HELLO, ending: "stays-open", yields: HI },
  { case: "the connection stays open after the reason", body: say("Hello") + STOP, ending: "stays-open", yields: HI },
  { case: "nothing at all", body: "", yields: { status: "failed", failure: "empty-answer", finishReason: "" } },
  {
    case: "white space only",
    body: " \n \n",
    yields: { status: "failed", failure: "empty-answer", finishReason: "", strays: 0 },
  },
  { case: "only the mark", body: DONE, yields: { finishReason: "" } },
  {
    case: "a sentence instead of a stream",
    body: "Service unavailable, come back later.",
    yields: {
      status: "failed",
      failure: "not-an-answer",
      finishReason: "",
      said: "Service unavailable, come back later.",
      strays: 1,
    },
  },
  {
    case: "a sentence that begins like a field",
    body: "error: no upstream",
    contentType: "text/plain",
    yields: { status: "failed", failure: "not-an-answer", finishReason: "", said: "error: no upstream", strays: 1 },
  },
  {
    case: "a page instead of a stream",
    body: "<!doctype html>\n<title>502</title>\n",
    yields: { status: "failed", failure: "not-an-answer", finishReason: "" },
  },
  { case: "an event of 8 MB", body: say("x".repeat(8_000_000)) + STOP, yields: { text: "x".repeat(8_000_000) } },
  {
    case: "8 MB in two thousand lines of data",
    body: `data: {"choices":[{"delta":{"content":"Hello"}}],"padding":[\n${`data: "${"y".repeat(4000)}",\n`.repeat(2000)}data: 0]}\n\n${STOP}`,
    yields: HI,
  },
  {
    case: "100,000 events of one letter",
    body: say("z").repeat(100_000) + STOP,
    yields: { text: "z".repeat(100_000) },
  },
  { case: "20,000 comments", body: `${say("Hel")}${": ping\n\n".repeat(20_000)}${say("lo")}${STOP}`, yields: HI },
  {
    case: "events that are no objects",
    body: `${event("text")}${event(7)}${event([])}${event(null)}${event(true)}${HELLO}`,
    yields: { ...HI, unknown: 5 },
  },
  { case: "an event that is no JSON", body: `data: {"choices": [{"delta"\n\n${HELLO}`, yields: { ...HI, unknown: 1 } },
  { case: "single quotes are no JSON", body: `data: {'choices': []}\n\n${HELLO}`, yields: { ...HI, unknown: 1 } },
  { case: "two JSON objects in one event", body: `data: {"a":1}{"b":2}\n\n${HELLO}`, yields: { ...HI, unknown: 1 } },
];
