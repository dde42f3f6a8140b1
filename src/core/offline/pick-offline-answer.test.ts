import fc from "fast-check";
import { expect, test } from "vitest";
import { pickOfflineAnswer } from "./pick-offline-answer.ts";

const SCOPE = "https://etude.example/play/";
const FILES = new Set(["index.html", "icon.svg", "assets/start-Aa1.js", "samples/map.png"]);

const pick = (url: string, mode = "cors", method = "GET") => pickOfflineAnswer({ method, url, mode }, SCOPE, FILES);

test.each([
  ["", false],
  ["#c=1", false],
  ["?model=claude-opus-4-5&prompt=a?b", false],
  ["?prompt=restart=1#/c/1/t/2", false],
  ["index.html?x", false],
  ["?start=token", true],
  ["?model=a&start=token#c", true],
])("the page opened at %j is answered by the page of the build, from the network first: %s", (rest, isNetworkFirst) => {
  expect(pick(SCOPE + rest, "navigate")).toEqual({ kind: "page", isNetworkFirst });
});

test.each([
  ["assets/start-Aa1.js", { kind: "file", path: "assets/start-Aa1.js" }],
  ["samples/map.png#top", { kind: "file", path: "samples/map.png" }],
  ["assets/start-Zz9.js", { kind: "earlier-file", path: "assets/start-Zz9.js" }],
])("a request for %s is answered by %j", (path, answer) => {
  expect(pick(SCOPE + path)).toEqual(answer);
});

test.each([
  ["the proxy of the own server", `${SCOPE}api/aimlapi/v1/models`],
  ["the state of the own server", `${SCOPE}api/aimlapi/`],
  ["a service", "https://api.aimlapi.com/assets/start-Aa1.js"],
  ["another folder of the host", "https://etude.example/index.html"],
  ["a host whose name begins alike", "https://etude.example.evil/play/icon.svg"],
  ["the page, read by a script", SCOPE],
  ["a file with a query", `${SCOPE}icon.svg?v=2`],
  ["a file with an empty query", `${SCOPE}icon.svg?`],
  ["the worker itself", `${SCOPE}etude-offline.js`],
  ["a name of every object", `${SCOPE}constructor`],
])("a request for %s goes to the network", (_name, url) => {
  expect(pick(url)).toBeUndefined();
});

test("a page that is not Étude's, and a request that is no GET, go to the network", () => {
  expect(pick(`${SCOPE}docs/`, "navigate")).toBeUndefined();
  for (const method of ["POST", "HEAD", "PUT"]) {
    expect(pick(`${SCOPE}icon.svg`, "cors", method)).toBeUndefined();
    expect(pick(SCOPE, "navigate", method)).toBeUndefined();
  }
});

test("for any address, an answer is given only inside the folder, and a file only by its exact path", () => {
  const step = fc.constantFrom(
    "assets",
    "samples",
    "map.png",
    "api",
    "..",
    "%2e%2e",
    ".",
    "",
    "%41",
    "index.html",
    "start-Aa1.js",
  );
  const address = fc
    .record({
      origin: fc.constantFrom("https://etude.example", "http://etude.example", "https://api.aimlapi.com"),
      folder: fc.constantFrom("/", "/play/", "/play", "/player/"),
      path: fc.oneof(
        fc.constantFrom(...FILES),
        fc.array(step, { maxLength: 4 }).map((steps) => steps.join("/")),
      ),
      rest: fc.constantFrom("", "?", "?start=1", "?x=assets/start-Aa1.js", "#", "#/c/1?start=1"),
    })
    .map(({ origin, folder, path, rest }) => new URL(origin + folder + path + rest).href);
  const isRight = (url: string, mode: string): boolean => {
    const answer = pick(url, mode);
    if (!answer) return true;
    if (answer.kind === "page")
      return mode === "navigate" && /^https:\/\/etude\.example\/play\/(?:index\.html)?(?:[?#]|$)/.test(url);
    const isExact = SCOPE + answer.path === url.replace(/#.*/, "");
    return isExact && (answer.kind === "file" ? FILES.has(answer.path) : answer.path.startsWith("assets/"));
  };
  fc.assert(fc.property(address, fc.constantFrom("navigate", "cors", "no-cors"), isRight));
});
