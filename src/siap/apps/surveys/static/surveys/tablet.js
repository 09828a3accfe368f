/* One respondent after the other on a tablet: answers are kept at once and sent when they can be. */
(function () {
  "use strict";
  var form = document.querySelector("[data-tablet]");
  var line = document.querySelector("[data-line]");
  var empty = document.querySelector("[data-empty]");
  var done = document.querySelector("[data-done]");

  var queue = window.siap.offlineQueue("survey-" + form.dataset.tablet, form.dataset.url, function (waiting, trouble) {
    if (trouble === "closed") { line.textContent = line.dataset.closed; return; }
    line.textContent = waiting ? line.dataset.waiting.replace("{count}", waiting) : line.dataset.clear;
    line.dataset.count = waiting;
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var fields = {};
    var answered = false;
    new window.FormData(form).forEach(function (value, name) {
      if (!value || name === "key" || name === "csrfmiddlewaretoken") { return; }
      fields[name] = value;
      answered = answered || name.indexOf("e-") === 0;
    });
    empty.hidden = answered;
    done.hidden = !answered;
    if (!answered) { empty.focus(); return; }
    queue.put({ fields: fields });
    form.reset();
    window.scrollTo(0, 0);
    done.focus();
  });

  window.siap.keepPage(form.dataset.worker, form.dataset.scope);
})();
