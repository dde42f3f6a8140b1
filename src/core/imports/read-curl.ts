import { parseExactJson } from "#core/exact-number.ts";
import type { CodeRequest } from "./code-request.ts";
import { explainJsonFault } from "#core/explain-json-fault.ts";
import type { ImportFault } from "./import-format.ts";
import type { ImportRow } from "./import-result.ts";
import { isWindowsCommand, readWindowsWords } from "./read-windows-words.ts";
import type { ShellCommand } from "./shell-reader.ts";
import { readShellScript } from "./shell-reader.ts";

/** The names of curl's options with a value that matters here, by each spelling. */
const MEANT: Readonly<Record<string, "header" | "data" | "json" | "url" | "method" | "form">> = {
  "-H": "header",
  "--header": "header",
  "-d": "data",
  "--data": "data",
  "--data-raw": "data",
  "--data-ascii": "data",
  "--data-binary": "data",
  "--json": "json",
  "--url": "url",
  "-X": "method",
  "--request": "method",
  "-F": "form",
  "--form": "form",
  "--form-string": "form",
  "--data-urlencode": "form",
};

/** The other options whose value is a word of its own; every option that is not named has none. */
const SKIPPED = new Set(
  (
    "-A -b -c -C -D -e -E -K -m -o -P -r -t -T -u -U -w -x -y -Y -z " +
    "--user-agent --cookie --cookie-jar --referer --cert --key --cacert --capath --config --max-time --connect-timeout " +
    "--output --output-dir --range --user --write-out --proxy --proxy-user --proxy-header --retry --retry-delay " +
    "--retry-max-time --resolve --limit-rate --interface --dump-header --trace --trace-ascii --stderr --ciphers " +
    "--tls-max --unix-socket --oauth2-bearer --speed-limit --speed-time --max-redirs --keepalive-time --variable"
  ).split(" "),
);

/** The options with one letter that take no value, which may stand together in one word. */
const SWITCHES = /^-[#0-46aBfgGiIjJkLlMnNOpqRsSvZ]+/;

type CurlArguments = {
  urls: string[];
  headers: (readonly [string, string])[];
  data: { text: string; isJson: boolean; isRaw: boolean }[];
  hasForm: boolean;
  userWord?: string;
};

/** The request of the first curl command that sends a body; the reason where there is none. */
export function readCurl(text: string): CodeRequest | ImportFault {
  const isWindows = isWindowsCommand(text);
  const script = isWindows ? { commands: [{ words: readWindowsWords(text) }], holes: [] } : readShellScript(text);
  const commands = script.commands.filter(({ words: [name = ""] }) => isCurl(name));
  if (commands.length === 0) return { reason: "It has no curl command." };
  const parsed = commands.map((command) => ({ command, args: readArguments(command) }));
  const sending = parsed.filter(({ args }) => args.data.length > 0);
  const [first] = sending;
  if (!first) {
    if (parsed.some(({ args }) => args.hasForm))
      return { reason: "The curl command sends a form, and Étude takes requests with a JSON body." };
    return { reason: "The curl command sends no body: it has no -d, --data or --json." };
  }
  const rows: ImportRow[] = [];
  if (sending.length > 1)
    rows.push({ what: "Other curl commands", detail: "only the first request is taken", isTaken: false });
  return readBody(first.args, first.command, { holes: script.holes, rows });
}

/** True for the name of curl, with a path or an ending of Windows. */
const isCurl = (word: string): boolean => /^(?:.*[/\\])?curl(?:\.exe)?$/i.test(word);

function readBody(
  { urls, headers, data }: CurlArguments,
  { input }: ShellCommand,
  about: Pick<CodeRequest, "holes" | "rows">,
): CodeRequest | ImportFault {
  let text = "";
  let hasJson = false;
  for (const piece of data) {
    const given = readGiven(piece, input);
    if (typeof given !== "string") return given;
    text += (text === "" || piece.isJson ? "" : "&") + given;
    hasJson ||= piece.isJson;
  }
  const body = parseExactJson(text);
  if (body === undefined) return { reason: `The body of the request is no JSON: ${explainJsonFault(text)}` };
  const holes = about.holes.filter((name) => text.includes(`{{${name}}}`));
  return { url: urls[0] ?? "", headers, body, rows: about.rows, holes };
}

/** The text of a data argument: itself, or the here-document for `@-`. */
function readGiven({ text, isRaw }: CurlArguments["data"][number], input: string | undefined): string | ImportFault {
  if (isRaw || !text.startsWith("@")) return text;
  if (text !== "@-") return { reason: `The body is in the file “${text.slice(1)}”. Paste or drop that file instead.` };
  return input ?? { reason: "The body comes from another program (“@-”). Paste the body itself." };
}

function readArguments({ words }: ShellCommand): CurlArguments {
  const args: CurlArguments = { urls: [], headers: [], data: [], hasForm: false };
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-") || word === "-") {
      args.urls.push(word);
      continue;
    }
    const { name, value } = splitOption(word);
    if (!Object.hasOwn(MEANT, name) && !SKIPPED.has(name)) continue;
    if (value === undefined) at += 1;
    take(args, name, value ?? words[at] ?? "");
  }
  return args;
}

/** The name of an option, and its value where that is in the same word: `-XPOST`, `-sd{}` or `--json={}`. */
function splitOption(word: string): { name: string; value?: string } {
  if (word.startsWith("--")) {
    const equals = word.indexOf("=");
    return equals < 0 ? { name: word } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  }
  const [switches = "-"] = SWITCHES.exec(word) ?? [];
  const letter = word.charAt(switches.length);
  const value = word.slice(switches.length + 1);
  return { name: `-${letter}`, ...(value === "" ? {} : { value }) };
}

function take(args: CurlArguments, name: string, value: string): void {
  const meaning = MEANT[name];
  if (meaning === "url") args.urls.push(value);
  else if (meaning === "form") args.hasForm = true;
  else if (meaning === "data" || meaning === "json")
    args.data.push({ text: value, isJson: meaning === "json", isRaw: name === "--data-raw" });
  else if (meaning === "header") {
    const [, header = "", text = ""] = /^([^:]+):\s*([^]*)$/.exec(value) ?? [];
    if (header !== "") args.headers.push([header.trim(), text.trim()]);
  } else if (name === "-b" || name === "--cookie") args.headers.push(["Cookie", value]);
  else if (name === "-u" || name === "--user") args.headers.push(["Authorization", value]);
  else if (name === "--oauth2-bearer") args.headers.push(["Authorization", `Bearer ${value}`]);
}
