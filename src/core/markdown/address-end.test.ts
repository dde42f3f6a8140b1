import { describe, expect, test } from "vitest";
import { measureAddress } from "./address-end.ts";

describe("measureAddress finds the end of an address in a text", () => {
  test.each([
    ["https://a.example/docs", "，了解更多"],
    ["https://a.example", "。"],
    ["https://a.example/", "、二つ目"],
    ["https://a.example/docs", "了解更多"],
    ["https://a.example/3/", "를 참조하세요"],
    ["https://a.example/th", "ครับ"],
    ["https://a.example/ar", "، ثم"],
    ["https://a.example/hi", "।"],
    ["https://a.example/x", "\u200f"],
    ["https://zh.wiki.example/wiki/深圳(城市)", "。"],
    ["https://zh.wiki.example/wiki/Python", "语言"],
    ["https://a.example/?q=中文&b=1", "”"],
    ["https://a.example/#锚点", "，"],
    ["https://ru.wiki.example/wiki/Россия", "…"],
    ["https://例え.jp/a", "を見て"],
    ["www.例え.jp", "です"],
    ["https://a.example/plain?b=(c)", ""],
  ])("%s ends before %j", (address, after) => {
    expect(measureAddress(address + after)).toBe(address.length);
  });
});
