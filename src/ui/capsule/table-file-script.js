// @ts-check
// The whole script of this page: it sorts and filters the table, asks no network and keeps nothing.
{
  const body = document.querySelector("table.experiment tbody");
  const controls = document.querySelector(".controls");
  const rows = [...document.querySelectorAll("table.experiment tbody tr")].filter(
    (row) => row instanceof HTMLTableRowElement,
  );
  const search = document.querySelector("input[type=search]");
  const boxes = [...document.querySelectorAll("input[type=checkbox]")];
  const count = document.querySelector("[role=status]");
  const heads = [...document.querySelectorAll("table.experiment thead th")];
  const texts = new Map(rows.map((row) => [row, (row.textContent ?? "").toLowerCase()]));

  const showMatching = () => {
    const words = search instanceof HTMLInputElement ? search.value.toLowerCase().trim() : "";
    const marks = boxes.flatMap((box) => (box instanceof HTMLInputElement && box.checked ? [box.value] : []));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(texts.get(row)?.includes(words) && marks.every((mark) => mark in row.dataset));
      if (!row.hidden) shown += 1;
    }
    if (count) count.textContent = `${shown} of ${rows.length} rows`;
  };

  /** @param {HTMLTableRowElement} row @param {number} index */
  const getKey = (row, index) => row.cells[index]?.dataset["sort"] ?? "";

  /** @param {string} a @param {string} b */
  const compare = (a, b) => {
    // What has no value stands last.
    if (a === "" || b === "") return Number(a === "") - Number(b === "");
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, undefined, { numeric: true }) : x - y;
  };

  /** @param {number} index */
  const sortBy = (index) => {
    const head = heads[index];
    const order = head?.getAttribute("aria-sort");
    for (const other of heads) other.removeAttribute("aria-sort");
    const direction = order === "ascending" ? -1 : order === "descending" ? 0 : 1;
    if (direction !== 0) head?.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
    const sorted =
      direction === 0 ? rows : rows.toSorted((a, b) => direction * compare(getKey(a, index), getKey(b, index)));
    body?.append(...sorted);
  };

  for (const [index, head] of heads.entries()) {
    const name = head.querySelector(".name");
    if (!name) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...name.childNodes);
    button.addEventListener("click", () => sortBy(index));
    name.append(button);
  }
  search?.addEventListener("input", showMatching);
  for (const box of boxes) box.addEventListener("change", showMatching);
  controls?.removeAttribute("hidden");
  showMatching();

  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
