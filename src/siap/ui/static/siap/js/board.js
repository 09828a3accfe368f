/* A board of cards. A card is a row of the worksheet, its group is a cell (a <select> with
   data-zone-select), so moving a card is a change of that cell: saving, conflicts and the
   outbox are those of autosave.js. Without this script the select and its button do the same. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});

  function zones(board) { return Array.from(board.querySelectorAll("[data-zone]")); }
  function zoneOf(card) { return card.closest("[data-zone]"); }
  function select(card) { return card.querySelector("[data-zone-select]"); }
  function nameOf(zone) { return zone.querySelector(".siap-zone__title").textContent.trim(); }

  function say(board, text) {
    var line = board.querySelector("[data-board-status]");
    if (line) { line.textContent = text; }
  }

  function recount(board) {
    zones(board).forEach(function (zone) {
      var count = zone.querySelector("[data-zone-count]");
      if (count) { count.textContent = zone.querySelectorAll("[data-row]").length; }
    });
  }

  /* Show the card in a zone; nothing is saved yet. */
  function place(card, zone) {
    zone.querySelector("[data-cards]").appendChild(card);
    recount(zone.closest("[data-board]"));
  }

  /* Put the card there for good. */
  function drop(card, zone) {
    place(card, zone);
    var choice = select(card);
    if (choice.value !== zone.dataset.zone) {
      choice.value = zone.dataset.zone;
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    }
    say(zone.closest("[data-board]"), siap.text("dropped", { name: nameOf(zone) }));
  }

  /* ---- keyboard: lift, arrows, put down -------------------------------------------------------- */

  var lifted = null; // {card, from, handle}

  function release(keep) {
    var card = lifted.card;
    var target = keep ? zoneOf(card) : lifted.from;
    card.removeAttribute("data-lifted");
    lifted.handle.setAttribute("aria-pressed", "false");
    var handle = lifted.handle;
    lifted = null;
    if (keep) { drop(card, target); } else { place(card, target); }
    handle.focus();
  }

  function lift(handle) {
    var card = handle.closest("[data-row]");
    lifted = { card: card, from: zoneOf(card), handle: handle };
    card.setAttribute("data-lifted", "");
    handle.setAttribute("aria-pressed", "true");
    say(card.closest("[data-board]"), siap.text("lifted"));
  }

  function carry(by) {
    var board = lifted.card.closest("[data-board]");
    var all = zones(board);
    var next = all[all.indexOf(zoneOf(lifted.card)) + by];
    if (!next) { return; }
    place(lifted.card, next);
    lifted.handle.focus();
    say(board, siap.text("over", { name: nameOf(next) }));
  }

  document.addEventListener("keydown", function (event) {
    if (!lifted) { return; }
    var by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      carry(by);
    } else if (event.key === "Escape") {
      event.preventDefault();
      release(false);
    } else if (event.key === "Tab") {
      release(true); // walking away means: leave it here
    }
  });

  /* ---- pointer: mouse, pen and finger alike ------------------------------------------------------ */

  var drag = null; // {card, x, y, zone}

  function zoneAt(x, y) {
    var below = document.elementsFromPoint(x, y).find(function (element) {
      return !drag.card.contains(element) && element.closest("[data-zone]"); // the card itself is on top
    });
    return below ? below.closest("[data-zone]") : null;
  }

  function highlight(zone) {
    if (drag.zone) { drag.zone.removeAttribute("data-over"); }
    drag.zone = zone || null;
    if (zone) { zone.setAttribute("data-over", ""); }
  }

  function endDrag(keep) {
    var zone = drag.zone;
    var card = drag.card;
    highlight(null);
    card.removeAttribute("data-dragging");
    card.style.transform = ""; // set through the object model: our policy forbids style attributes
    var moved = drag.moved;
    drag = null;
    if (keep && moved && zone) { drop(card, zone); }
    return moved;
  }

  document.addEventListener("pointerdown", function (event) {
    var handle = event.target.closest("[data-card-handle]");
    if (!handle || event.button !== 0 || lifted) { return; }
    drag = { card: handle.closest("[data-row]"), x: event.clientX, y: event.clientY, zone: null, moved: false };
    handle.setPointerCapture(event.pointerId);
  });

  document.addEventListener("pointermove", function (event) {
    if (!drag) { return; }
    var x = event.clientX - drag.x;
    var y = event.clientY - drag.y;
    if (!drag.moved && Math.abs(x) + Math.abs(y) < 8) { return; } // a click trembles
    drag.moved = true;
    drag.card.setAttribute("data-dragging", "");
    drag.card.style.transform = "translate(" + x + "px," + y + "px)";
    highlight(zoneAt(event.clientX, event.clientY));
  });

  var swallow = false; // the click that ends a drag must not lift the card
  document.addEventListener("pointerup", function () { if (drag) { swallow = endDrag(true); } });
  document.addEventListener("pointercancel", function () { if (drag) { endDrag(false); } });

  document.addEventListener("click", function (event) {
    var handle = event.target.closest("[data-card-handle]");
    if (!handle) { return; }
    event.preventDefault();
    if (swallow) {
      swallow = false;
    } else if (lifted) {
      release(true);
    } else {
      lift(handle);
    }
  });

  /* ---- select, new card ----------------------------------------------------------------------------- */

  document.addEventListener("change", function (event) {
    var choice = event.target.closest("[data-zone-select]");
    var card = choice && choice.closest("[data-row]");
    if (!card || zoneOf(card).dataset.zone === choice.value) { return; }
    var target = zones(card.closest("[data-board]")).find(function (zone) { return zone.dataset.zone === choice.value; });
    if (target) {
      drop(card, target);
      choice.focus();
    }
  });

  document.addEventListener("submit", function (event) {
    var form = event.target.closest("[data-add-card]");
    if (!form) { return; }
    event.preventDefault();
    var typed = form.querySelector("[data-card-text]");
    if (!typed.value.trim()) { typed.focus(); return; }
    var zone = form.closest("[data-zone]");
    var card = siap.newRow(document.getElementById(form.dataset.addCard), zone.querySelector("[data-cards]"));
    [[card.querySelector("[data-card-field]"), typed.value.trim()], [select(card), zone.dataset.zone]].forEach(function (pair) {
      pair[0].value = pair[1];
      pair[0].dispatchEvent(new Event("change", { bubbles: true }));
    });
    recount(zone.closest("[data-board]"));
    typed.value = "";
    typed.focus();
  });
})();
