/* Two people changed one cell: show both texts and let the person choose.
   Nothing is decided by the machine and no text is thrown away before the choice. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});

  function slot(panel, name) { return panel.querySelector('[data-slot="' + name + '"]'); }

  /* Inside a table the panel gets a row of its own, so that it is wide enough to read. */
  function place(cell, panel) {
    var tableRow = cell.closest("tr");
    if (!tableRow) {
      (cell.closest(".siap-cell") || cell).insertAdjacentElement("afterend", panel);
      return panel;
    }
    var holder = document.createElement("tr");
    holder.className = "siap-conflict-row";
    holder.setAttribute("role", "row"); // as cards on a phone, rows lose their natural role
    var wide = document.createElement("td");
    wide.setAttribute("role", "cell");
    wide.colSpan = tableRow.children.length;
    wide.appendChild(panel);
    holder.appendChild(wide);
    tableRow.insertAdjacentElement("afterend", holder);
    return holder;
  }

  function close(cell) {
    if (cell.siapConflict) {
      cell.siapConflict.remove();
      cell.siapConflict = null;
    }
  }

  /* Show the panel at the cell.
     conflict: {mine: [..], theirs: [..], their_name, their_time};
     choose: called once with "mine" or "theirs" or "merged", and the merged text. */
  function show(cell, conflict, choose) {
    close(cell);
    var panel = document.getElementById("siap-conflict").content.firstElementChild.cloneNode(true);
    var title = slot(panel, "title");
    title.id = "siap-conflict-" + siap.outbox.newKey();
    panel.setAttribute("aria-labelledby", title.id);
    slot(panel, "mine").textContent = siap.cells.label(cell, conflict.mine);
    slot(panel, "theirs").textContent = siap.cells.label(cell, conflict.theirs);
    slot(panel, "who").textContent = conflict.their_name || "";
    slot(panel, "when").textContent = conflict.their_time || "";
    // Only free text can be merged; of two choices or two dates one must be taken.
    var mergeable = cell.tagName === "TEXTAREA" || (cell.type === "text" && !cell.inputMode);
    slot(panel, "merge-area").hidden = !mergeable;
    var text = slot(panel, "merge-text");
    text.id = title.id + "-text";
    slot(panel, "merge-label").htmlFor = text.id;
    // A text of one line may wrap in a larger field, but holds no line break.
    var manyLines = cell.tagName === "TEXTAREA" && !cell.hasAttribute("data-line");
    text.value = conflict.theirs[0] + (manyLines ? "\n" : "; ") + conflict.mine[0];

    panel.addEventListener("click", function (event) {
      var button = event.target.closest("[data-choose]");
      if (!button) { return; }
      if (button.dataset.choose === "merge") {
        var area = slot(panel, "merge");
        area.hidden = !area.hidden;
        button.setAttribute("aria-expanded", String(!area.hidden));
        if (!area.hidden) { text.focus(); }
        return;
      }
      close(cell);
      choose(button.dataset.choose, text.value);
      cell.focus();
    });
    cell.siapConflict = place(cell, panel);
    // Take the person there only if they are still at this cell; never tear them from another.
    if (document.activeElement === cell || document.activeElement === document.body) { panel.focus(); }
  }

  /* The person went on typing in the cell: show that as theirs to choose, move nothing. */
  function update(cell, conflict) {
    if (cell.siapConflict) { slot(cell.siapConflict, "mine").textContent = siap.cells.label(cell, conflict.mine); }
  }

  siap.conflict = { show: show, update: update };
})();
