/* Long lists of options lie once in the page and are put into a control when somebody opens it:
   fifty rows with two hundred options each would be too much for a phone. */
(function () {
  "use strict";

  function fillSelect(select) {
    var source = document.getElementById(select.dataset.options);
    if (!source || select.dataset.filled) { return; }
    var chosen = select.value;
    var marked = Array.from(select.options).filter(function (option) { return option.defaultSelected; });
    var former = marked.length ? marked[0].value : "";
    while (select.options.length > 1) { select.remove(1); }
    select.appendChild(document.importNode(source.content, true));
    Array.from(select.options).forEach(function (option) { option.defaultSelected = option.value !== "" && option.value === former; });
    select.value = chosen;
    select.dataset.filled = "1";
  }

  function fillChecks(group) {
    var source = document.getElementById(group.dataset.options);
    if (!source || group.dataset.filled) { return; }
    var present = Array.from(group.querySelectorAll("input[type=checkbox]"), function (box) { return box.value; });
    Array.from(source.content.children).forEach(function (option) {
      if (present.indexOf(option.value) >= 0) { return; }
      var label = document.createElement("label");
      label.className = "siap-pick__option";
      var box = document.createElement("input");
      box.type = "checkbox";
      box.value = option.value;
      label.append(box, " " + option.textContent);
      group.appendChild(label);
    });
    group.dataset.filled = "1";
  }

  ["pointerdown", "focusin", "keydown"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var select = event.target.closest && event.target.closest("select[data-options]");
      if (select) { fillSelect(select); }
    });
  });

  document.addEventListener("toggle", function (event) {
    var group = event.target.querySelector && event.target.querySelector(":scope > fieldset[data-options]");
    if (group && event.target.open) { fillChecks(group); }
  }, true);

  /* Rows were added or renamed meanwhile, and the lists came anew. */
  document.addEventListener("siap:refreshed", function () {
    document.querySelectorAll("[data-filled]").forEach(function (control) {
      delete control.dataset.filled;
      if (control === document.activeElement) { fillSelect(control); }
    });
  });

  /* The summary of a list of checkboxes says what is chosen. */
  document.addEventListener("change", function (event) {
    var pick = event.target.closest && event.target.closest(".siap-pick");
    if (!pick) { return; }
    var names = Array.from(pick.querySelectorAll("input:checked"), function (box) { return box.parentElement.textContent.trim(); });
    if (names.length) { pick.querySelector("summary").textContent = names.join("; "); }
  });

  /* A text of one line may wrap in its field, but holds no line breaks. In a table Enter goes to
     the same column of the next row, which is a table body of its own. */
  function sameColumn(cell, down) {
    var place = cell.closest("tbody[data-row] > tr:first-child > td");
    var body = place && place.closest("tbody");
    while (body) {
      body = down ? body.nextElementSibling : body.previousElementSibling;
      var there = body && body.rows && body.rows[0] && body.rows[0].cells[place.cellIndex];
      var found = there && there.querySelector("[data-cell]:not(fieldset), summary");
      if (found) { return found; }
    }
    return null;
  }

  document.addEventListener("keydown", function (event) {
    var cell = event.target.closest && event.target.closest("[data-sheet] [data-cell]");
    if (!cell || cell.tagName === "FIELDSET" || event.isComposing) { return; }
    var oneLine = cell.tagName !== "TEXTAREA" || cell.hasAttribute("data-line");
    var enter = event.key === "Enter" && (oneLine || event.ctrlKey);
    var arrow = event.ctrlKey && !event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp");
    var inRow = cell.closest("tbody[data-row]");
    if (!(enter || arrow) || !(inRow || cell.hasAttribute("data-line"))) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    var next = inRow && sameColumn(cell, event.key === "ArrowDown" || (enter && !event.shiftKey));
    if (next) {
      next.focus();
      if (next.select) { next.select(); }
    }
  }, true);
})();
