/* The tablet at the door: a press is kept at once and sent when it can be. */
(function () {
  "use strict";
  var root = document.querySelector("[data-kiosk]");
  var faces = root.querySelector("[data-faces]");
  var thanks = root.querySelector("[data-thanks]");
  var line = document.querySelector("[data-line]");
  var SHOWN_MS = 3000;

  function text(name, count) { return line.dataset[name].replace("{count}", count); }

  var queue = window.siap.offlineQueue("kiosk-" + root.dataset.kiosk, root.dataset.url, function (waiting, trouble) {
    if (trouble === "closed") { line.textContent = text("closed"); return; }
    line.textContent = waiting ? text("waiting", waiting) : text("clear");
    line.dataset.count = waiting;
  });

  /* A browser lets a page fill the screen only after a touch; the first vote is one. */
  function fillScreen() {
    var page = document.documentElement;
    if (document.fullscreenElement || !page.requestFullscreen) { return; }
    page.requestFullscreen({ navigationUI: "hide" }).catch(function () { /* then not */ });
  }

  root.addEventListener("click", function (event) {
    var face = event.target.closest("[data-colour]");
    if (!face) { return; }
    queue.put({ colour: Number(face.dataset.colour) });
    fillScreen();
    faces.hidden = true;
    thanks.hidden = false;
    thanks.focus();
    window.setTimeout(function () {
      faces.hidden = false;
      thanks.hidden = true;
    }, SHOWN_MS);
  });

  window.siap.keepPage(root.dataset.worker, root.dataset.scope);
})();
