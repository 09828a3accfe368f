/* What a phone sends waits here until the server has it: over lost lines, sleep, reloads. */
(function () {
  "use strict";
  var mine = document.querySelector("[data-mine]");
  if (!mine || !window.siap || !window.fetch) { return; }
  var outbox = window.siap.outbox;
  var queue = mine.dataset.queue;
  var OLD_MS = 24 * 60 * 60 * 1000;
  var waiting = [];
  var sending = false;
  var pause = 1000;
  var timer = 0;

  function draw(entry) {
    if (!entry.text) { return; }
    var item = document.createElement("li");
    item.className = "siap-card-note siap-card-note--waiting";
    item.dataset.key = entry.key;
    var text = document.createElement("span");
    text.textContent = entry.text;
    var state = document.createElement("small");
    state.setAttribute("role", "status");
    item.append(text, state);
    mine.querySelector("ul").appendChild(item);
    mine.hidden = false;
  }

  function tell(entry, words, choices) {
    var item = mine.querySelector('[data-key="' + entry.key + '"]');
    var place = item ? item.querySelector("small") : document.querySelector("[data-told]");
    if (!place) { return; }
    place.textContent = words;
    (choices || []).forEach(function (choice) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "govuk-button govuk-button--secondary siap-button--small";
      button.textContent = choice[0];
      button.addEventListener("click", choice[1]);
      place.append(" ", button);
    });
  }

  function forget(entry) {
    waiting = waiting.filter(function (other) { return other !== entry; });
    outbox.late(queue, waiting);
    return outbox.remove(entry.key);
  }

  function drop(entry) {
    forget(entry);
    var item = mine.querySelector('[data-key="' + entry.key + '"]');
    if (item) { item.remove(); }
  }

  function retry(entry) {
    entry.stopped = false;
    tell(entry, mine.dataset.waits);
    flush();
  }

  function refused(entry, words) {
    entry.stopped = true;
    tell(entry, words, [
      [mine.dataset.again, function () { retry(entry); }],
      [mine.dataset.drop, function () { drop(entry); }],
    ]);
  }

  async function flush() {
    if (sending) { return; }
    sending = true;
    window.clearTimeout(timer);
    var entry = next();
    while (entry) {
      var answer = await window.siap.post(entry.url, entry.fields);
      if (answer.status === 200 || answer.status === 201) {
        pause = 1000;
        tell(entry, answer.body.message || mine.dataset.sent);
        settle(entry, answer.body.id);
        await forget(entry);
      } else if (answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500) {
        tell(entry, mine.dataset.waits);
        timer = window.setTimeout(flush, pause * (0.5 + Math.random()));
        pause = Math.min(15000, pause * 2);
        break;
      } else {
        refused(entry, answer.body.message || String(answer.status));
      }
      entry = next();
    }
    sending = false;
  }

  function next() {
    return waiting.find(function (entry) { return !entry.stopped; });
  }

  /* The page may show the card already, when only the answer had been lost. */
  function settle(entry, id) {
    var item = mine.querySelector('[data-key="' + entry.key + '"]');
    if (!item) { return; }
    item.classList.remove("siap-card-note--waiting");
    if (id && mine.querySelector('[data-card="' + id + '"]')) { item.remove(); } else if (id) { item.dataset.card = id; }
  }

  async function keep(entry) {
    waiting.push(entry);
    outbox.late(queue, waiting);
    if (await outbox.put(entry)) { outbox.late(queue, []); }
  }

  document.addEventListener("submit", function (event) {
    var form = event.target.closest("form[data-send]");
    if (!form) { return; }
    event.preventDefault();
    var fields = {};
    new FormData(form).forEach(function (value, name) { fields[name] = value; });
    delete fields.csrfmiddlewaretoken;
    fields.key = outbox.newKey();
    var isCard = form.dataset.send === "card";
    if (isCard && !String(fields.text).trim()) { form.querySelector("textarea").focus(); return; }
    var entry = { key: fields.key, sheet: queue, at: Date.now(), url: form.getAttribute("action"), fields: fields, text: isCard ? String(fields.text).trim() : "" };
    draw(entry);
    tell(entry, mine.dataset.waits);
    if (isCard) { form.reset(); form.querySelector("textarea").value = ""; } else { form.closest("[data-part]").dataset.kept = ""; }
    keep(entry).then(flush);
  });

  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { flush(); } });

  outbox.all(queue).then(function (entries) {
    entries.forEach(function (entry) {
      waiting.push(entry);
      draw(entry);
      if (Date.now() - entry.at > OLD_MS) { refused(entry, mine.dataset.waits); } else { tell(entry, mine.dataset.waits); }
    });
    flush();
  });
})();
