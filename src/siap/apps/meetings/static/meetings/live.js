/* Keeps one part of a page as the meeting is: listens, fetches the part anew, adds cards. */
(function () {
  "use strict";
  var root = document.querySelector("[data-live]");
  if (!root || !window.EventSource) { return; }
  var HIDDEN_MS = 60000;
  var CLOSED_MS = 5000;
  var view = root.dataset.view;
  var after = Number(root.dataset.seq) || 0;
  var line = document.querySelector("[data-line]");
  var source = null;
  var hiding = 0;
  var due = 0;
  var busy = false;
  var again = false;
  var shownAt = window.performance.now();

  function say(state) {
    if (line && line.dataset.state !== state) {
      line.dataset.state = state;
      line.textContent = line.dataset[state];
    }
  }

  function listen() {
    if (source) { source.close(); }
    source = new window.EventSource(root.dataset.stream + "?after=" + after);
    source.onopen = function () { say("on"); };
    source.onmessage = function (message) {
      after = Math.max(after, Number(message.lastEventId) || 0);
      take(JSON.parse(message.data));
    };
    source.addEventListener("reset", function () { refresh(0); });
    source.onerror = function () {
      say("off");
      if (source.readyState === 2) { window.setTimeout(knock, CLOSED_MS); }
    };
  }

  /* Closed for good or only for now? Without a right to listen the page says so itself. */
  function knock() {
    window.fetch(root.dataset.stream + "/bagian", { credentials: "omit" }).then(function (reply) {
      if (reply.status === 204) { window.location.reload(); } else { listen(); }
    }, function () { window.setTimeout(knock, CLOSED_MS); });
  }

  function askGroup() {
    var place = document.querySelector("[data-group]");
    // Not all at once: hundreds are told in the same moment.
    if (place) { window.setTimeout(function () {
      window.fetch(place.dataset.group).then(function (reply) { return reply.json(); }).then(function (mine) {
        place.textContent = mine.group ? " · " + mine.group : "";
      }, function () {});
    }, Math.random() * 8000); }
  }

  function take(event) {
    if (event.t === "groups" && view === "phone") { askGroup(); }
    if ("reload" in root.dataset && event.t === "presence") { window.location.reload(); return; }
    if (event.t === "presence" && view === "phone") { window.location.reload(); return; }
    if (event.t === "card" && view === "screen" && addCard(event)) { return; }
    refresh(view === "phone" ? Math.random() * 400 : view === "screen" ? 60 : 300);
  }

  /* A card of an open board is put up at once; anything else comes with the part. */
  function addCard(event) {
    var count = root.querySelector("[data-count]");
    if (count && !event.text) {
      count.textContent = String(Number(count.textContent) + 1);
      return true;
    }
    if (!event.text) { return false; }
    if (root.querySelector('[data-card="' + event.id + '"]')) { return true; }
    // Which group is being shown only the part knows.
    if (event.group) { return false; }
    var list = event.zone ? root.querySelector('[data-pile="' + event.zone + '"] ul') : root.querySelector("[data-loose]");
    if (!list) { return false; }
    var item = document.createElement("li");
    item.className = "siap-card-note";
    item.dataset.card = event.id;
    item.textContent = event.text;
    if (event.from) {
      var from = document.createElement("small");
      from.className = "siap-muted";
      from.textContent = " " + event.from;
      item.appendChild(from);
    }
    list.appendChild(item);
    var sum = list.parentNode.querySelector("[data-sum]");
    if (sum) { sum.textContent = String(Number(sum.textContent) + (event.weight || 1)); }
    return true;
  }

  function refresh(wait) {
    if ("reload" in root.dataset) { return; }
    again = busy || again;
    if (busy || due) { return; }
    due = window.setTimeout(function () { due = 0; fetchPart(); }, wait);
  }

  async function fetchPart() {
    busy = true;
    again = false;
    try {
      var reply = await window.fetch(root.dataset.stream + "/bagian", { credentials: "omit" });
      if (reply.ok && reply.status === 200) { put(await reply.text()); }
    } catch (error) {
      say("off");
    } finally {
      busy = false;
      if (again) { refresh(200); }
    }
  }

  /* What somebody is writing stays as it is, as long as the question is the same. */
  function put(html) {
    var template = document.createElement("template");
    template.innerHTML = html;
    var old = Array.from(root.querySelectorAll("[data-part]"));
    Array.from(template.content.querySelectorAll("[data-part]")).forEach(function (part) {
      var same = old.find(function (other) { return other.dataset.part === part.dataset.part; });
      if (same && isKept(same, part)) { part.replaceWith(same); return; }
      openAgain(same, part);
    });
    var field = document.querySelector("input[name=csrfmiddlewaretoken]:not([data-csrf])");
    template.content.querySelectorAll("[data-csrf]").forEach(function (input) { input.value = field ? field.value : ""; });
    root.replaceChildren(template.content);
    shownAt = window.performance.now();
    tick();
  }

  function isKept(old, fresh) {
    if (old.dataset.same !== fresh.dataset.same) { return false; }
    if (old.contains(document.activeElement) && document.activeElement !== document.body) { return true; }
    return Array.from(old.querySelectorAll("input, textarea, select")).some(function (control) {
      if (control.type === "checkbox" || control.type === "radio") { return control.checked !== control.defaultChecked; }
      return control.type !== "hidden" && control.tagName !== "SELECT" && control.value !== control.defaultValue;
    }) || "kept" in old.dataset;
  }

  function openAgain(old, fresh) {
    var was = old && old.querySelector("details");
    var now = fresh.querySelector("details");
    if (was && now) { now.open = was.open; }
  }

  function tick() {
    root.querySelectorAll("[data-left]").forEach(function (clock) {
      var passed = "running" in clock.dataset ? Math.floor((window.performance.now() - shownAt) / 1000) : 0;
      var left = Number(clock.dataset.left) - passed;
      var seconds = Math.abs(left);
      clock.textContent = (left < 0 ? "−" : "") + Math.floor(seconds / 60) + "." + ("0" + (seconds % 60)).slice(-2);
      clock.toggleAttribute("data-late", left < 0);
    });
  }

  document.addEventListener("visibilitychange", function () {
    window.clearTimeout(hiding);
    if (document.hidden) {
      hiding = window.setTimeout(function () { if (source) { source.close(); source = null; } }, HIDDEN_MS);
    } else if (!source) {
      refresh(0);
      listen();
    }
  });

  tick();
  window.setInterval(tick, 500);
  listen();
})();
