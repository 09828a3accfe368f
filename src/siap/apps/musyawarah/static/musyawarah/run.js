/* Brings the state of a calculation up to date; the link beside it does the same without a script. */
(function () {
  "use strict";
  var EVERY_MS = 2000;

  function look() {
    var place = document.querySelector("[data-run-state]");
    if (!place || !place.hasAttribute("data-under-way")) { return; }
    window.fetch(window.location.href, { credentials: "same-origin" })
      .then(function (reply) { return reply.ok ? reply.text() : null; })
      .then(function (html) {
        if (html === null) { return; }
        var fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-run-state]");
        if (!fresh) { return; }
        // What came out is a page of its own: load it whole.
        if (!fresh.hasAttribute("data-under-way")) { window.location.reload(); return; }
        place.textContent = fresh.textContent;
      })
      .catch(function () { /* no line: look again later */ })
      .finally(function () { window.setTimeout(look, EVERY_MS); });
  }

  window.setTimeout(look, EVERY_MS);
})();
