/* Moving about in a worksheet: keys in tables, new rows, order of rows, computed panels. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});
  var REFRESH_MS = 300;

  /* ---- keys: Enter and Ctrl+arrows go from cell to cell, Tab stays as people know it ------ */

  function inColumn(row, index) {
    var place = row && row.cells && row.cells[index];
    return place && place.querySelector("[data-cell], [data-cell] input");
  }

  function neighbour(cell, down, across) {
    var place = cell.closest("td, th");
    var row = place && place.parentElement;
    var index = place ? place.cellIndex : -1;
    var found = null;
    while (row && !found) { // rows without an editable cell here (headings, panels) are passed over
      index += across;
      if (down > 0) { row = row.nextElementSibling; }
      if (down < 0) { row = row.previousElementSibling; }
      if (!row || index < 0 || index >= row.cells.length) { return null; }
      found = inColumn(row, index);
    }
    return found;
  }

  function atEdge(cell, across) {
    if (!siap.cells.isTyped(cell) || cell.selectionStart === null) { return true; }
    return across < 0 ? cell.selectionEnd === 0 : cell.selectionStart === cell.value.length;
  }

  function step(event, cell) {
    var single = cell.tagName !== "TEXTAREA" && cell.tagName !== "FIELDSET";
    if (event.key === "Enter" && (single || event.ctrlKey)) { return [event.shiftKey ? -1 : 1, 0]; }
    if (!event.ctrlKey || event.altKey || event.metaKey) { return null; }
    if (event.key === "ArrowDown") { return [1, 0]; }
    if (event.key === "ArrowUp") { return [-1, 0]; }
    if (event.key === "ArrowRight" && atEdge(cell, 1)) { return [0, 1]; }
    if (event.key === "ArrowLeft" && atEdge(cell, -1)) { return [0, -1]; }
    return null;
  }

  document.addEventListener("keydown", function (event) {
    var cell = event.target.closest && event.target.closest("[data-sheet] td [data-cell]");
    var move = cell && step(event, cell);
    if (!move) { return; }
    event.preventDefault();
    var next = neighbour(cell, move[0], move[1]);
    if (!next) { return; }
    next.focus();
    if (next.select && siap.cells.isTyped(next)) { next.select(); }
  });

  /* Ctrl+Z inside a field is the browser's; after saving, the way back is the history. */
  document.addEventListener("keydown", function (event) {
    if (!event.ctrlKey || event.key.toLowerCase() !== "z" || !event.target.closest("[data-sheet]")) { return; }
    var cell = siap.cells.of(event.target);
    var untouched = !cell || !siap.cells.isTyped(cell) || cell.dataset.version;
    if (untouched && siap.toast) { siap.toast(siap.text("undoHint")); }
  });

  /* ---- rows -------------------------------------------------------------------------------- */

  /* A row born here carries an id of our own and version 0; its first saved cell creates it. */
  siap.newRow = function (template, target) {
    var row = template.content.firstElementChild.cloneNode(true);
    row.dataset.row = siap.outbox.newRow();
    row.dataset.version = "0";
    row.querySelectorAll("[id], [for], [aria-labelledby]").forEach(function (element) {
      ["id", "for", "aria-labelledby"].forEach(function (name) {
        var value = element.getAttribute(name);
        if (value) { element.setAttribute(name, value.replace("__row__", row.dataset.row)); }
      });
    });
    target.appendChild(row);
    return row;
  };

  function say(sheet, text) {
    var line = sheet.querySelector("[data-sheet-status]");
    if (line) { line.textContent = text; }
  }

  function ends(body) {
    var rows = Array.from(body.children).filter(function (row) { return row.dataset.row; });
    rows.forEach(function (row, index) {
      row.querySelectorAll("[data-move]").forEach(function (button) {
        button.disabled = button.dataset.move === "up" ? index === 0 : index === rows.length - 1;
      });
    });
    return rows;
  }

  function swap(row, up) {
    var rows = ends(row.parentElement);
    var other = rows[rows.indexOf(row) + (up ? -1 : 1)];
    if (!other) { return false; }
    other.insertAdjacentElement(up ? "beforebegin" : "afterend", row);
    return true;
  }

  async function reorder(button) {
    var row = button.closest("[data-row]");
    var sheet = button.closest("[data-sheet]");
    var up = button.dataset.move === "up";
    if (!swap(row, up)) { return; }
    var rows = ends(row.parentElement);
    (button.disabled ? row.querySelector("[data-move]:not([disabled])") : button).focus();
    say(sheet, siap.text("moved", { position: rows.indexOf(row) + 1, count: rows.length }));
    var answer = await siap.post(sheet.dataset.orderUrl, { row: row.dataset.row, move: up ? "up" : "down" });
    if (answer.status < 200 || answer.status >= 300) {
      swap(row, !up); // not stored, so it must not look as if
      ends(row.parentElement);
      say(sheet, answer.body.message || siap.text("refused"));
    }
  }

  document.addEventListener("click", function (event) {
    var add = event.target.closest("[data-add-row]");
    if (add) {
      event.preventDefault();
      var row = siap.newRow(document.getElementById(add.dataset.addRow), document.getElementById(add.dataset.target));
      ends(row.parentElement);
      row.querySelector("[data-cell], [data-cell] input").focus();
      return;
    }
    var move = event.target.closest("[data-sheet][data-order-url] [data-move]");
    if (move) {
      event.preventDefault();
      reorder(move);
    }
  });

  /* ---- what is computed from the cells ------------------------------------------------------- */

  var waiting = new Map();

  function isBusy(place) {
    var sheet = siap.sheets.find(function (one) { return one.root.contains(place); });
    return place.contains(document.activeElement) || Boolean(sheet && (sheet.queue.length || sheet.idle.size));
  }

  /* A matrix has a row or a column for each row of another part. The fragment only says how it
     is shaped now; where that is new, its cells come from the page, unless somebody is at them. */
  async function reshape(wanted) {
    var places = wanted.map(function (fresh) {
      var old = document.getElementById(fresh.id);
      return old && old.dataset.shape !== fresh.dataset.shape && !isBusy(old) ? old : null;
    }).filter(Boolean);
    if (!places.length) { return; }
    var reply = await window.fetch(window.location.href, { credentials: "same-origin", headers: { Accept: "text/html" }, redirect: "error" });
    if (!reply.ok) { return; }
    var page = new DOMParser().parseFromString(await reply.text(), "text/html");
    places.forEach(function (old) {
      var fresh = page.getElementById(old.id);
      if (fresh && !isBusy(old)) { old.replaceWith(document.importNode(fresh, true)); }
    });
  }

  /* Fetch the fragment and put each of its top elements in the place of the one with its id. */
  async function refresh(url) {
    try {
      var reply = await window.fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" }, redirect: "error" });
      if (!reply.ok) { return; }
      var page = new DOMParser().parseFromString(await reply.text(), "text/html");
      Array.from(page.body.children).forEach(function (fresh) {
        var old = fresh.id && document.getElementById(fresh.id);
        if (old && !fresh.dataset.shape) { old.replaceWith(document.importNode(fresh, true)); }
      });
      await reshape(Array.from(page.querySelectorAll("[data-shape]")));
      document.dispatchEvent(new CustomEvent("siap:refreshed"));
    } catch (error) {
      // Without a connection the old figures stay; the sheet's own line tells why.
    }
  }

  document.addEventListener("siap:saved", function (event) {
    var sheet = event.target.closest("[data-sheet]");
    var url = event.detail.computed_url || (sheet && sheet.dataset.computedUrl);
    if (!url || new URL(url, window.location.href).origin !== window.location.origin) { return; }
    window.clearTimeout(waiting.get(url));
    waiting.set(url, window.setTimeout(function () { refresh(url); }, REFRESH_MS));
  });

  document.querySelectorAll("[data-sheet][data-order-url] tbody").forEach(ends);
})();
