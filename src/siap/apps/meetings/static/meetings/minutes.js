/* Saves the minutes while they are written, and so keeps them with the one who writes. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-minutes]");
  if (!form || !window.siap) { return; }
  var EVERY_MS = 15000;
  var text = form.querySelector("textarea");
  var version = form.querySelector("input[name=version]");
  var told = form.querySelector("[data-told]");
  var saved = text.defaultValue;
  var busy = false;

  async function keep() {
    if (busy || text.value === saved) { return; }
    busy = true;
    var sent = text.value;
    var answer = await window.siap.post(window.location.pathname, { text: sent, version: version.value, do: "keep" });
    busy = false;
    if (answer.status === 200) {
      saved = sent;
      version.value = answer.body.version;
      told.textContent = form.dataset.saved;
    } else {
      told.textContent = answer.body.message || form.dataset.waits;
    }
  }

  window.setInterval(keep, EVERY_MS);
})();
