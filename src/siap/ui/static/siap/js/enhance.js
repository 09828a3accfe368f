/* Small comforts for every page; each page works without them. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});
  var TOAST_MS = 12000;
  document.documentElement.classList.add("js-enabled");

  /* A list of mistakes, or the outcome of an action, is where reading should start. */
  function focusFirst() {
    var place = document.querySelector("[data-focus-first]");
    if (place) { place.focus(); }
  }

  /* ---- the menu of the account closes as people expect ------------------------------------------ */

  document.addEventListener("click", function (event) {
    document.querySelectorAll("[data-menu][open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
  });
  document.addEventListener("keydown", function (event) {
    var menu = event.key === "Escape" && event.target.closest && event.target.closest("[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /* ---- a press counts where it began ---------------------------------------------------------------
     Leaving a field saves it, and what that shows may push the button away from under the finger:
     the browser then sees no click. Whoever drags away on purpose moves the pointer. */

  var pressed = null;
  var STILL_PX = 6;

  document.addEventListener("pointerdown", function (event) {
    var button = event.isPrimary && event.button === 0 ? event.target.closest("button") : null;
    pressed = button && { button: button, x: event.clientX, y: event.clientY };
  });
  document.addEventListener("pointerup", function (event) {
    var began = pressed;
    pressed = null;
    if (!began || began.button.contains(event.target)) { return; }
    var moved = Math.max(Math.abs(event.clientX - began.x), Math.abs(event.clientY - began.y));
    if (moved < STILL_PX) { began.button.click(); }
  });
  document.addEventListener("pointercancel", function () { pressed = null; });

  /* ---- open sections stay open ---------------------------------------------------------------------- */

  function remember(details) {
    var key = "siap-open:" + details.dataset.remember;
    try {
      if (window.localStorage.getItem(key) !== null) { details.open = window.localStorage.getItem(key) === "1"; }
      details.addEventListener("toggle", function () { window.localStorage.setItem(key, details.open ? "1" : "0"); });
    } catch (error) {
      // Storage is forbidden: the section simply starts closed next time.
    }
  }

  /* ---- filter as you type: <input data-filter="#id of the table body or list"> ------------------------ */

  function filter(input) {
    var target = document.querySelector(input.dataset.filter);
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    Array.from(target.children).forEach(function (item) {
      // What was typed into the fields of a row counts as its text.
      var fields = Array.from(item.querySelectorAll("input, textarea"), function (field) { return field.value; });
      var text = (item.textContent + " " + fields.join(" ")).toLowerCase();
      var fits = words.every(function (word) { return text.indexOf(word) >= 0; });
      item.hidden = !fits;
      if (fits) { shown += 1; }
    });
    var line = document.querySelector(input.dataset.filterStatus || null);
    if (line) { line.textContent = line.dataset.text.replace("{count}", shown); }
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("[data-filter]")) { filter(event.target); }
  });

  /* ---- buttons that only make sense with a script --------------------------------------------------------- */

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) { window.print(); }
    if (event.target.closest("[data-back]")) { window.history.back(); }
    var close = event.target.closest("[data-close-toast]");
    if (close) { close.closest(".siap-toast").remove(); }
  });

  /* ---- a word in the corner, with a way back if there is one -------------------------------------------------- */

  function leaveLater(toast) {
    window.setTimeout(function () {
      // Not while somebody is reaching for its button.
      if (toast.contains(document.activeElement) || toast.matches(":hover")) { leaveLater(toast); } else { toast.remove(); }
    }, TOAST_MS);
  }

  siap.toast = function (text) {
    var holder = document.getElementById("siap-toasts");
    if (!holder || !text) { return; }
    holder.textContent = "";
    var toast = document.createElement("div");
    toast.className = "siap-toast";
    toast.setAttribute("role", "status");
    toast.appendChild(document.createElement("p")).textContent = text;
    holder.appendChild(toast);
    leaveLater(toast);
  };

  /* ---- text that another sheet could not send yet ------------------------------------------------------------- */

  function remindOfUnsent() {
    var source = document.getElementById("siap-unsent");
    var user = document.body.dataset.user;
    if (!source || !user) { return; }
    var notes = JSON.parse(window.localStorage.getItem("siap-unsent") || "{}");
    Object.keys(notes).forEach(function (sheet) {
      var here = notes[sheet].page === window.location.pathname + window.location.search;
      if (here || sheet.split("|")[0] !== user) { return; } // the next person at this computer need not know
      var notice = source.content.firstElementChild.cloneNode(true);
      notice.querySelector("[data-count]").textContent = notes[sheet].count;
      notice.querySelector("a").href = new URL(notes[sheet].page, window.location.origin).pathname;
      document.querySelector("main").prepend(notice);
    });
  }

  /* htmx asks for the token here, because our policy allows no script in attributes. */
  document.addEventListener("htmx:configRequest", function (event) {
    var field = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (field) { event.detail.headers["X-CSRFToken"] = field.value; }
  });

  /* ---- on a phone a filter starts with its first field; the others are one tap away ----------------- */

  function isUsed(field) {
    return field.tagName === "SELECT" ? field.selectedIndex > 0 : field.value !== "";
  }

  function fold(filter) {
    var button = filter.querySelector("[data-filter-more]");
    var others = filter.querySelectorAll(".govuk-form-group:not(:first-child) input, .govuk-form-group:not(:first-child) select");
    if (!others.length || Array.from(others).some(isUsed)) {
      button.remove();
      return;
    }
    filter.classList.add("siap-filter--folded");
    button.addEventListener("click", function () {
      filter.classList.remove("siap-filter--folded");
      button.remove();
      others[0].focus();
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    focusFirst();
    document.querySelectorAll(".siap-filter").forEach(function (filter) {
      if (filter.querySelector("[data-filter-more]")) { fold(filter); }
    });
    try { remindOfUnsent(); } catch (error) { /* storage is forbidden: the sheet itself still tells */ }
    document.querySelectorAll("details[data-remember]").forEach(remember);
    document.querySelectorAll(".siap-toast").forEach(leaveLater);
  });
})();
