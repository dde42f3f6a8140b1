import { expect, test } from "vitest";
import { isPastedTable } from "./is-pasted-table.ts";

test.each([
  ["cells of a spreadsheet", "question\tanswer\r\nWhat is 2+2?\t4\r\n"],
  ["cells without names", "5\t6\n7\t8"],
  ["cells with lines in them", 'a\tb\n"one\ntwo"\t3'],
  ["CSV with names", "name,age,city\nAda,36,London\nAlan,41,Wilmslow"],
  ["CSV with semicolons", "name;age\nAda;36\nAlan;41"],
  ["CSV of two lines", "name,age\nAda,36"],
])("%s are a table", (_name, text) => expect(isPastedTable(text)).toBe(true));

test.each([
  ["one line", "name\tage"],
  ["prose", "Write a poem, please.\nMake it short, and sad.\nThank you, friend."],
  ["prose of two lines", "Dear Ada, how are you\nI am fine, thank you"],
  ["code with tabs", "function add(a, b) {\n\treturn a + b;\n}"],
  ["indented lines", "\tone\n\ttwo\n\tthree"],
  ["code", "import { a, b } from 'c';\nimport { d, e } from 'f';\nlet x = [1, 2];"],
  ["a list", "- one, two\n- three, four\n- five, six"],
  ["JSON", '[\n  {"a": 1, "b": 2},\n  {"a": 3, "b": 4}\n]'],
  ["a Markdown table", "| a | b |\n|---|---|\n| 1 | 2 |"],
])("%s is no table", (_name, text) => expect(isPastedTable(text)).toBe(false));
