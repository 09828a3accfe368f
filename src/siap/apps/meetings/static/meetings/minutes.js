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
  var DRAFT = "siap-minutes:" + window.location.pathname;

  /* What is not saved yet survives a reload and a laptop that went off. */
  function hold() {
    try {
      if (text.value === saved) { window.localStorage.removeItem(DRAFT); return; }
      window.localStorage.setItem(DRAFT, JSON.stringify({ version: version.value, text: text.value }));
    } catch (error) {
      return; // the page itself still holds it
    }
  }

  function restore() {
    var kept = null;
    try { kept = JSON.parse(window.localStorage.getItem(DRAFT)); } catch (error) { kept = null; }
    if (kept && kept.version === version.value && text.value === saved) { text.value = kept.text; }
  }

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
      hold();
    } else {
      told.textContent = answer.body.message || form.dataset.waits;
    }
  }

  text.addEventListener("input", hold);
  form.addEventListener("submit", function () { saved = text.value; });
  restore();
  window.setInterval(keep, EVERY_MS);
})();
