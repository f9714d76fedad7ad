// The keyboard in the course map: arrow keys move from cell to cell, Enter follows the cell's link, Escape leaves. Without
// this script every cell is an ordinary link in the tab order.
(() => {
  "use strict";
  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  document.querySelectorAll("table[data-matrix]").forEach((table) => {
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].slice(1).map((cell) => cell.querySelector("a")));
    const links = rows.flat().filter(Boolean);
    if (links.length === 0) {
      return;
    }
    const choose = (link) => {
      links.forEach((other) => { other.tabIndex = other === link ? 0 : -1; });
    };
    choose(links[0]);

    table.addEventListener("focusin", (event) => {
      if (links.includes(event.target)) {
        choose(event.target);
      }
    });

    table.addEventListener("keydown", (event) => {
      const row = rows.findIndex((cells) => cells.includes(event.target));
      if (row < 0 || event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      if (event.key === "Escape") {
        event.preventDefault();
        table.closest("[tabindex]")?.focus();
        return;
      }
      const column = rows[row].indexOf(event.target);
      let next = null;
      if (event.key in MOVES) {
        const [down, right] = MOVES[event.key];
        for (let r = row + down, c = column + right; !next && rows[r] && c >= 0 && c < rows[r].length; r += down, c += right) {
          next = rows[r][c];
        }
      } else if (event.key === "Home") {
        next = rows[row].find(Boolean);
      } else if (event.key === "End") {
        next = rows[row].slice().reverse().find(Boolean);
      } else {
        return;
      }
      event.preventDefault();
      next?.focus();
    });
  });
})();
