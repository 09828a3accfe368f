/* Reads, writes and marks the cells of a worksheet; knows nothing of the server.
   A cell is a control with data-cell="<column>", or a fieldset with data-cell around
   radio buttons or checkboxes. Its row carries data-row and data-version, the part of
   the sheet (if it has several) data-part. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});

  /* A text of the page in the reader's language, with {names} filled in. */
  siap.text = function (name, values) {
    var source = document.getElementById("siap-texts");
    var text = (source && source.dataset[name]) || "";
    return text.replace(/\{(\w+)\}/g, function (all, key) {
      return values && key in values ? String(values[key]) : all;
    });
  };

  siap.clock = function () {
    var now = new Date();
    var mark = document.documentElement.lang.indexOf("en") === 0 ? ":" : ".";
    return ("0" + now.getHours()).slice(-2) + mark + ("0" + now.getMinutes()).slice(-2);
  };

  function isGroup(cell) { return cell.tagName === "FIELDSET"; }
  function isCheck(cell) { return cell.type === "checkbox"; }
  function row(cell) { return cell.closest("[data-row]"); }
  function version(element) { return Number(element.dataset.version) || 0; }

  function values(cell, chosen, text) {
    if (isGroup(cell)) {
      var picked = Array.from(cell.querySelectorAll("input")).filter(function (one) { return one[chosen]; });
      return picked.length ? picked.map(function (one) { return one.value; }) : [""];
    }
    if (isCheck(cell)) { return [cell[chosen] ? cell.value : ""]; }
    return [text(cell)];
  }

  function originalText(cell) {
    if (cell.tagName !== "SELECT") { return cell.defaultValue; }
    var marked = Array.from(cell.options).find(function (option) { return option.defaultSelected; });
    var shown = marked || cell.options[0];
    return shown ? shown.value : "";
  }

  function box(cell) { return cell.closest(".siap-cell") || cell.parentElement; }

  function stateLine(cell) {
    var line = box(cell).querySelector(".siap-save");
    if (!line) {
      line = document.createElement("span");
      line.className = "siap-save";
      box(cell).appendChild(line);
    }
    return line;
  }

  function errorLine(cell) { return box(cell).querySelector("[data-error-line]"); }

  siap.cells = {
    /* The cell that an event happened in, or null. */
    of: function (element) { return element.closest ? element.closest("[data-cell]") : null; },

    row: row,

    address: function (cell) {
      var part = cell.closest("[data-part]");
      return { row: row(cell).dataset.row, part: part ? part.dataset.part : "", column: cell.dataset.cell };
    },

    find: function (root, address) {
      var rows = root.querySelectorAll('[data-row="' + window.CSS.escape(address.row) + '"]');
      for (var place of rows) { // one row may stand in several places, for instance of a matrix
        var found = [place].concat(Array.from(place.querySelectorAll("[data-cell]"))).find(function (cell) {
          return cell.dataset.cell === address.column && siap.cells.address(cell).part === address.part;
        });
        if (found) { return found; }
      }
      return null;
    },

    read: function (cell) {
      return values(cell, "checked", function (control) { return control.value; });
    },

    /* What the server sent with the page, whatever the browser has restored since. */
    original: function (cell) { return values(cell, "defaultChecked", originalText); },

    write: function (cell, list) {
      if (isGroup(cell)) {
        cell.querySelectorAll("input").forEach(function (one) { one.checked = list.indexOf(one.value) >= 0; });
      } else if (isCheck(cell)) {
        cell.checked = list[0] === cell.value;
      } else {
        cell.value = list[0];
      }
    },

    isTyped: function (cell) {
      return cell.tagName === "TEXTAREA" || (cell.tagName === "INPUT" && !isCheck(cell));
    },

    /* How a value reads to a person: the label of a choice rather than its code. */
    label: function (cell, list) {
      var words = list.map(function (value) {
        if (isCheck(cell)) { return siap.text(value ? "yes" : "no"); }
        if (isGroup(cell)) {
          var input = Array.from(cell.querySelectorAll("input")).find(function (one) { return one.value === value; });
          return input && input.labels.length ? input.labels[0].textContent.trim() : value;
        }
        var option = cell.tagName === "SELECT" && Array.from(cell.options).find(function (one) { return one.value === value; });
        return option ? option.textContent.trim() : value;
      });
      return words.join(", ") || siap.text("empty");
    },

    /* The version of the cell that this person has seen: own saves may be ahead of the row. */
    seen: function (cell) { return Math.max(version(cell), version(row(cell))); },

    /* Our change of `base` became `next`. If nothing lay between, the whole row is as we know it;
       otherwise only this cell is, and a change of another cell must still meet a conflict. */
    saw: function (cell, base, next) {
      cell.dataset.version = next;
      if (next === base + 1 && version(row(cell)) === base) {
        row(cell).dataset.version = next;
        row(cell).querySelectorAll("[data-version-field]").forEach(function (field) { field.value = next; });
      }
    },

    mark: function (cell, state, text) {
      var line = stateLine(cell);
      line.dataset.state = state;
      line.textContent = text;
      cell.toggleAttribute("data-pending", state === "waiting" || state === "signed-out");
    },

    /* Show a message beside the field, or take it away with an empty one. What is saved and only
       deserves a second look is no error: nothing is wrong with the field. */
    error: function (cell, message, isWarning) {
      var line = errorLine(cell);
      cell.removeAttribute("aria-invalid");
      if (!message) {
        if (line) { line.remove(); }
        cell.removeAttribute("aria-describedby");
        return;
      }
      if (!line) {
        line = document.createElement("p");
        line.dataset.errorLine = "";
        line.id = "siap-error-" + siap.outbox.newKey();
        box(cell).insertBefore(line, isGroup(cell) ? cell.nextSibling : stateLine(cell));
      }
      line.className = isWarning ? "siap-cell-warning" : "govuk-error-message";
      line.setAttribute("role", isWarning ? "status" : "alert");
      line.textContent = message;
      if (!isWarning) { cell.setAttribute("aria-invalid", "true"); }
      cell.setAttribute("aria-describedby", line.id);
    },
  };
})();
