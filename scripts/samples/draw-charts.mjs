// @ts-check
import { page, rect, text } from "./svg.mjs";

/** Draws a bar chart of eight bars, one of them far too high. */
export function drawBarChart() {
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"];
  const values = [42, 45, 44, 48, 51, 118, 53, 55];
  const elements = [text(60, 52, "Visitors a day, in thousands", 'font-size="25" font-weight="700" fill="#1d1b18"')];
  for (let step = 0; step <= 120; step += 20) {
    const y = 530 - step * 3.6;
    elements.push(rect(60, y, 792, 1.5, 'fill="#e6e2db"'));
    elements.push(text(48, y + 6, step, 'font-size="16" text-anchor="end" fill="#57524a"'));
  }
  for (const [index, value] of values.entries()) {
    const x = 84 + index * 97;
    elements.push(rect(x, 530 - value * 3.6, 62, value * 3.6, `fill="${value > 100 ? "#c2410c" : "#4f46c8"}"`));
    elements.push(text(x + 31, 520 - value * 3.6, value, 'font-size="17" text-anchor="middle" fill="#1d1b18"'));
    elements.push(text(x + 31, 560, months[index] ?? "", 'font-size="18" text-anchor="middle" fill="#1d1b18"'));
  }
  return page(900, 600, "#fff", elements);
}

/** Draws a dense table of sales in which the year of one row is not the sum of its quarters. */
export function drawTable() {
  /** @type {[string, number, number, number, number, number?][]} */
  const rows = [
    ["Ashford", 1204, 1190, 1312, 1408],
    ["Brindle", 986, 1011, 974, 1120],
    ["Carrow", 2310, 2284, 2402, 2518],
    ["Denby", 745, 802, 799, 861],
    ["Elmsworth", 1630, 1588, 1701, 1744],
    ["Farley", 512, 498, 530, 577],
    ["Garth", 1875, 1902, 1866, 2010, 7553],
    ["Holme", 1122, 1147, 1098, 1203],
    ["Ingleby", 683, 701, 725, 716],
    ["Jarrow", 1441, 1420, 1502, 1533],
    ["Kelso", 904, 877, 932, 958],
    ["Lindale", 2051, 2110, 2087, 2199],
    ["Marden", 338, 352, 347, 361],
    ["Norham", 1260, 1244, 1301, 1366],
  ];
  const heads = ["Branch", "Q1", "Q2", "Q3", "Q4", "Year"];
  const columns = [40, 330, 440, 550, 660, 790];
  const elements = [text(40, 44, "Units sold by branch", 'font-size="20" font-weight="700" fill="#1d1b18"')];
  const cell = (
    /** @type {number} */ column,
    /** @type {number} */ y,
    /** @type {string | number} */ words,
    more = "",
  ) => text(columns[column] ?? 0, y, words, `font-size="15" ${column > 0 ? 'text-anchor="end"' : ""} ${more}`);
  for (const [column, head] of heads.entries())
    elements.push(cell(column, 84, head, 'font-weight="700" fill="#57524a"'));
  elements.push(rect(40, 94, 750, 1.5, 'fill="#1d1b18"'));
  for (const [index, [branch, ...amounts]] of rows.entries()) {
    const y = 120 + index * 30;
    const quarters = amounts.slice(0, 4).map(Number);
    const year = amounts[4] ?? quarters.reduce((sum, value) => sum + value, 0);
    if (index % 2 === 1) elements.push(rect(30, y - 20, 772, 30, 'fill="#f3f1ed"'));
    const words = [branch, ...quarters, year];
    for (const [column, word] of words.entries())
      elements.push(
        cell(
          column,
          y,
          typeof word === "number" ? word.toLocaleString("en-US") : word,
          `fill="#1d1b18" ${column === 5 ? 'font-weight="700"' : ""}`,
        ),
      );
  }
  return page(832, 560, "#fff", elements);
}

/** Draws the settings page of a made-up program; one switch contradicts the text beside it. */
export function drawInterface() {
  const elements = [
    rect(0, 0, 960, 56, 'fill="#20242c"'),
    text(28, 36, "Orchard", 'font-size="20" font-weight="700" fill="#fff"'),
    rect(610, 14, 230, 28, 'rx="6" fill="#333945"'),
    text(624, 33, "Search settings", 'font-size="14" fill="#c3c9d4"'),
    `<circle cx="912" cy="28" r="15" fill="#e9a23b"/>`,
    text(912, 33, "MK", 'font-size="12" font-weight="700" text-anchor="middle" fill="#20242c"'),
    rect(0, 56, 200, 544, 'fill="#f2f4f7"'),
  ];
  for (const [index, words] of ["Account", "Notifications", "Privacy", "Billing", "Devices"].entries()) {
    if (index === 1) elements.push(rect(12, 118, 176, 38, 'rx="6" fill="#dbe4ff"'));
    elements.push(text(28, 100 + index * 44, words, `font-size="15" fill="${index === 1 ? "#1c46b5" : "#3c4350"}"`));
  }
  elements.push(text(240, 112, "Notifications", 'font-size="24" font-weight="700" fill="#14171c"'));
  elements.push(text(240, 140, "Choose what you hear about, and how.", 'font-size="15" fill="#59616e"'));
  const lines = [
    ["Weekly report", "Every Monday by e-mail", true],
    ["New sign-ins", "Always off for this account", true],
    ["Price changes", "At most once a day", false],
    ["Tips and news", "Now and then", false],
  ];
  for (const [index, [head, note, isOn]] of lines.entries()) {
    const y = 180 + index * 78;
    elements.push(rect(240, y, 680, 64, 'rx="8" fill="#fff" stroke="#dfe3e9"'));
    elements.push(text(260, y + 28, String(head), 'font-size="16" font-weight="700" fill="#14171c"'));
    elements.push(text(260, y + 49, String(note), 'font-size="14" fill="#59616e"'));
    elements.push(rect(856, y + 21, 42, 22, `rx="11" fill="${isOn ? "#2b62e3" : "#c4cad3"}"`));
    elements.push(`<circle cx="${isOn ? 887 : 867}" cy="${y + 32}" r="8" fill="#fff"/>`);
  }
  elements.push(
    rect(240, 520, 130, 42, 'rx="8" fill="#2b62e3"'),
    text(305, 546, "Save changes", 'font-size="15" text-anchor="middle" fill="#fff"'),
  );
  elements.push(
    rect(386, 520, 96, 42, 'rx="8" fill="#fff" stroke="#c4cad3"'),
    text(434, 546, "Cancel", 'font-size="15" text-anchor="middle" fill="#14171c"'),
  );
  elements.push(
    rect(790, 520, 130, 42, 'rx="8" fill="#fff" stroke="#d33c3c"'),
    text(855, 546, "Mute everything", 'font-size="14" text-anchor="middle" fill="#b32626"'),
  );
  return page(960, 600, "#fff", elements);
}
