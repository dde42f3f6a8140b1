import type { StreamRow } from "./stream-row.ts";
import { bytesOf, makeChunk, DONE, makeEvent, HELLO, makeTextChunk, STOP } from "./stream-row.ts";

const HI = { text: "Hello" };
const FISH = makeTextChunk("naïve — 日本語 🎼 é👩‍🚀") + STOP;
const FISH_TEXT = { text: "naïve — 日本語 🎼 é👩‍🚀" };
/** The same stream with other line ends. */
const withEnds = (stream: string, end: string) => stream.replaceAll("\n", end);
const FIRST = `{"choices":[{"index":0,`;
const REST = `"delta":{"content":"Hello"}}]}`;

/** Bytes, lines and events: what a stream may look like before anyone reads its JSON. */
export const FRAMING_ROWS: StreamRow[] = [
  { case: "a good stream", body: HELLO, expected: HI },
  { case: "line ends CRLF", body: withEnds(HELLO, "\r\n"), expected: HI },
  { case: "line ends CR", body: withEnds(HELLO, "\r"), expected: HI },
  {
    case: "line ends CR on a connection that stays open",
    body: withEnds(HELLO, "\r"),
    ending: "stays-open",
    expected: HI,
  },
  {
    case: "line ends CRLF on a connection that stays open",
    body: withEnds(HELLO, "\r\n"),
    ending: "stays-open",
    expected: HI,
  },
  {
    case: "line ends of all three kinds",
    body: `${makeTextChunk("He").replaceAll("\n", "\r")}${makeTextChunk("ll").replaceAll("\n", "\r\n")}${makeTextChunk("o")}${STOP}`,
    expected: HI,
  },
  {
    case: "CR and LF after another are one end, CR CR LF are two",
    body: `data: ${FIRST}\rdata: ${REST}\r\r\n${STOP}`,
    expected: { ...HI, unknown: 0 },
  },
  { case: "a byte order mark", body: `\ufeff${HELLO}`, expected: HI },
  { case: "a byte order mark before a comment", body: `\ufeff: hello\n\n${HELLO}`, expected: HI },
  { case: "a byte order mark before CRLF", body: `\ufeff${withEnds(HELLO, "\r\n")}`, expected: HI },
  {
    case: "two byte order marks: the second is of the first line's name",
    body: `\ufeff\ufeff${makeTextChunk("x")}${makeTextChunk("Hello")}${STOP}`,
    expected: { ...HI, strays: 1 },
  },
  {
    case: "comments between events",
    body: `: ping\n\n${makeTextChunk("Hel")}: ping\n\n:\n\n${makeTextChunk("lo")}${STOP}`,
    expected: HI,
  },
  { case: "a comment inside an event", body: `data: ${FIRST}\n: in between\ndata: ${REST}\n\n${STOP}`, expected: HI },
  {
    case: "comments only, then the end",
    body: ": ping\n\n: ping\n\n",
    expected: { status: "failed", failure: "empty-answer", finishReason: "" },
  },
  { case: "data over two lines", body: `data: ${FIRST}\ndata: ${REST}\n\n${STOP}`, expected: HI },
  {
    case: "data over many lines",
    body: `${JSON.stringify({ choices: [{ delta: { content: "Hello" } }] }, null, 1)
      .split("\n")
      .map((line) => `data: ${line}`)
      .join("\n")}\n\n${STOP}`,
    expected: HI,
  },
  { case: "no space after the colon", body: HELLO.replaceAll("data: ", "data:"), expected: HI },
  { case: "two spaces after the colon", body: HELLO.replaceAll("data: ", "data:  "), expected: HI },
  { case: "a tab after the colon", body: HELLO.replaceAll("data: ", "data:\t"), expected: HI },
  { case: "no blank line at the end", body: (makeTextChunk("Hello") + STOP).trimEnd(), expected: HI },
  {
    case: "no blank line at the end, CRLF",
    body: `${withEnds(makeTextChunk("Hello") + STOP, "\r\n").trimEnd()}\r\n`,
    expected: HI,
  },
  {
    case: "no line end at all after the only event",
    body: makeChunk({ content: "Hello" }, { finish_reason: "stop" }).trimEnd(),
    expected: HI,
  },
  {
    case: "blank lines before, between and after",
    body: `\n\n\n${makeTextChunk("Hel")}\n\n\n${makeTextChunk("lo")}\n${STOP}\n\n\n`,
    expected: HI,
  },
  { case: "white space before the first event", body: `  \n\n${HELLO}`, expected: HI },
  {
    case: "names, ids and waiting times are no part of the data",
    body: `retry: 3000\n\nid: 7\nevent: message\n${makeTextChunk("Hello")}id\n\n${STOP}`,
    expected: HI,
  },
  {
    case: "a name after the data",
    body: `data: ${JSON.stringify({ choices: [{ delta: { content: "Hello" } }] })}\nevent: chunk\n\n${STOP}`,
    expected: HI,
  },
  { case: "a name without data is no event", body: `event: open\n\n${HELLO}`, expected: HI },
  { case: "empty data is no answer and no mistake", body: `data:\n\ndata: \n\n${HELLO}`, expected: HI },
  { case: "a bare field name", body: `data\n\n${HELLO}`, expected: HI },
  {
    case: "events without the name of a field",
    body: `${makeTextChunk("Hel")}upstream timed out\n\n${makeTextChunk("lo")}${STOP}`,
    expected: { ...HI, strays: 1 },
  },
  {
    case: "fields that nobody knows",
    body: `${makeTextChunk("Hel")}trace: 77\nfoo: bar\n\n${makeTextChunk("lo")}${STOP}`,
    expected: { ...HI, strays: 2 },
  },
  { case: "DATA in capitals is another field", body: `DATA: x\n\n${HELLO}`, expected: { ...HI, strays: 1 } },
  { case: "characters of two, three and four bytes", body: FISH, expected: FISH_TEXT },
  {
    case: "the same, escaped",
    body: FISH.replaceAll(/[^\p{ASCII}]/gu, (character) =>
      [...Array(character.length).keys()]
        .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
        .join(""),
    ),
    expected: FISH_TEXT,
  },
  {
    case: "a surrogate pair, half in each event",
    body: `${makeChunk({ content: "?" }).replace("?", "\\ud83c")}${makeChunk({ content: "?" }).replace("?", "\\udfbc")}${STOP}`,
    expected: { text: "🎼" },
  },
  {
    case: "half a surrogate pair and no other half",
    body: `${makeChunk({ content: "?" }).replace("?", "x\\ud83c")}${STOP}`,
    expected: { text: "x\ud83c" },
  },
  {
    case: "a byte that is no UTF-8",
    body: bytesOf(makeTextChunk("a§b") + STOP, { "§": [0xff] }),
    expected: { text: "a\ufffdb" },
  },
  {
    case: "a character cut off by the end of the body",
    body: bytesOf(`${makeTextChunk("Hello")}${STOP}: §`, { "§": [0xf0, 0x9f] }),
    expected: HI,
  },
  {
    case: "U+2028 and U+0085 do not end a line",
    body: makeTextChunk("a\u2028b\u2029c\u0085d") + STOP,
    expected: { text: "a\u2028b\u2029c\u0085d" },
  },
  {
    case: "NUL, form feed and vertical tab in the text",
    body: makeTextChunk("a\u0000b\fc\u000bd") + STOP,
    expected: { text: "a\u0000b\fc\u000bd" },
  },
  {
    case: "line ends inside the text stay as they are",
    body: makeTextChunk("a\r\nb\rc\nd\n\ne") + STOP,
    expected: { text: "a\r\nb\rc\nd\n\ne" },
  },
  {
    case: "“data: ” and “[DONE]” inside the text",
    body: makeTextChunk("data: [DONE]\n\ndata: x") + STOP,
    expected: { text: "data: [DONE]\n\ndata: x" },
  },
  { case: "compressed", body: HELLO, gzip: true, expected: HI },
  { case: "compressed, CRLF, many bytes a character", body: withEnds(FISH, "\r\n"), gzip: true, expected: FISH_TEXT },
  {
    case: "the type of a stream with its alphabet",
    body: HELLO,
    contentType: "text/event-stream; charset=utf-8",
    expected: HI,
  },
  { case: "the type of a stream in capitals", body: HELLO, contentType: "Text/Event-Stream", expected: HI },
  { case: "a stream that says it is JSON", body: HELLO, contentType: "application/json", expected: HI },
  { case: "a stream that says it is a file", body: HELLO, contentType: "application/octet-stream", expected: HI },
  { case: "a stream that says it is text", body: `: ping\n\n${HELLO}`, contentType: "text/plain", expected: HI },
  { case: "a stream that says it is a page", body: HELLO, contentType: "text/html", expected: HI },
  { case: "a stream that says nothing", body: HELLO, contentType: "", expected: HI },
  {
    case: "a stream that begins with a name and says it is JSON",
    body: `event: chunk\n${HELLO}`,
    contentType: "application/json",
    expected: HI,
  },
  {
    case: "a stream that begins with a waiting time and says it is JSON",
    body: `retry: 10\n\n${HELLO}`,
    contentType: "application/json",
    expected: HI,
  },
  {
    case: "the connection breaks between events",
    body: makeTextChunk("Hello"),
    ending: "breaks",
    expected: { ...HI, status: "interrupted", finishReason: "" },
  },
  {
    case: "the connection breaks after a whole event without its blank line",
    body: (makeTextChunk("Hel") + makeTextChunk("lo")).trimEnd(),
    ending: "breaks",
    expected: { ...HI, status: "interrupted", finishReason: "" },
  },
  {
    case: "the connection breaks inside an event",
    body: makeTextChunk("Hello") + makeTextChunk("!").slice(0, 30),
    ending: "breaks",
    expected: { ...HI, status: "interrupted", finishReason: "", unknown: 1 },
  },
  { case: "the connection breaks after the end", body: makeTextChunk("Hello") + STOP, ending: "breaks", expected: HI },
  {
    case: "the body ends inside an event",
    body: makeTextChunk("Hello") + makeTextChunk("!").slice(0, 30),
    expected: { ...HI, status: "interrupted", finishReason: "", unknown: 1 },
  },
  {
    case: "the body ends inside the name of a field",
    body: `${makeTextChunk("Hello")}dat`,
    expected: { ...HI, status: "interrupted", finishReason: "", strays: 1 },
  },
  { case: "the connection stays open after the mark", body: HELLO, ending: "stays-open", expected: HI },
  {
    case: "the connection stays open after the reason",
    body: makeTextChunk("Hello") + STOP,
    ending: "stays-open",
    expected: HI,
  },
  { case: "nothing at all", body: "", expected: { status: "failed", failure: "empty-answer", finishReason: "" } },
  {
    case: "white space only",
    body: " \n \n",
    expected: { status: "failed", failure: "empty-answer", finishReason: "", strays: 0 },
  },
  { case: "only the mark", body: DONE, expected: { finishReason: "" } },
  {
    case: "a sentence instead of a stream",
    body: "Service unavailable, come back later.",
    expected: {
      status: "failed",
      failure: "not-an-answer",
      finishReason: "",
      serverMessage: "Service unavailable, come back later.",
      strays: 1,
    },
  },
  {
    case: "a sentence that begins like a field",
    body: "error: no upstream",
    contentType: "text/plain",
    expected: {
      status: "failed",
      failure: "not-an-answer",
      finishReason: "",
      serverMessage: "error: no upstream",
      strays: 1,
    },
  },
  {
    case: "a page instead of a stream",
    body: "<!doctype html>\n<title>502</title>\n",
    expected: { status: "failed", failure: "not-an-answer", finishReason: "" },
  },
  {
    case: "an event of 8 MB",
    body: makeTextChunk("x".repeat(8_000_000)) + STOP,
    expected: { text: "x".repeat(8_000_000) },
  },
  {
    case: "8 MB in two thousand lines of data",
    body: `data: {"choices":[{"delta":{"content":"Hello"}}],"padding":[\n${`data: "${"y".repeat(4000)}",\n`.repeat(2000)}data: 0]}\n\n${STOP}`,
    expected: HI,
  },
  {
    case: "100,000 events of one letter",
    body: makeTextChunk("z").repeat(100_000) + STOP,
    expected: { text: "z".repeat(100_000) },
  },
  {
    case: "20,000 comments",
    body: `${makeTextChunk("Hel")}${": ping\n\n".repeat(20_000)}${makeTextChunk("lo")}${STOP}`,
    expected: HI,
  },
  {
    case: "events that are no objects",
    body: `${makeEvent("text")}${makeEvent(7)}${makeEvent([])}${makeEvent(null)}${makeEvent(true)}${HELLO}`,
    expected: { ...HI, unknown: 5 },
  },
  {
    case: "an event that is no JSON",
    body: `data: {"choices": [{"delta"\n\n${HELLO}`,
    expected: { ...HI, unknown: 1 },
  },
  { case: "single quotes are no JSON", body: `data: {'choices': []}\n\n${HELLO}`, expected: { ...HI, unknown: 1 } },
  { case: "two JSON objects in one event", body: `data: {"a":1}{"b":2}\n\n${HELLO}`, expected: { ...HI, unknown: 1 } },
];
