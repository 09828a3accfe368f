/* Keeps a proposal on the phone: what is being typed survives a reload, what could not be sent
   is sent once when the line is back. The server knows the key and takes a proposal only once. */
(function () {
  "use strict";
  var outbox = window.siap && window.siap.outbox;
  var form = document.querySelector("[data-proposal-form]");
  var line = document.querySelector("[data-proposal-status]");
  // Whoever proposes by a link has no account; the phone keeps what is theirs apart.
  var user = document.body.dataset.user || (line && line.dataset.sender) || "";
  var QUEUE = "proposal|" + user;
  var TYPED = "siap-proposal|" + user + "|" + window.location.pathname + window.location.search;
  var TIMEOUT_MS = 30000;
  var keeping = 0;

  function say(name) {
    if (!line || !line.dataset[name]) { return; }
    line.textContent = line.dataset[name];
    line.hidden = false;
  }

  /* Without an account the page of what was sent is the only place that tells its code. */
  function offer(urls, keys) {
    // Its key is used up: what is typed now would be taken for the same proposal.
    if (form && keys.includes(form.elements.namedItem("key").value)) { form.hidden = true; }
    if (!line || !line.dataset.open) { return; }
    urls.forEach(function (url) {
      var way = document.createElement("a");
      way.href = url; way.className = "govuk-link"; way.textContent = line.dataset.open;
      line.append(" ", way);
    });
  }

  function token() {
    var cookie = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie);
    var field = document.querySelector("input[name=csrfmiddlewaretoken]");
    return cookie ? decodeURIComponent(cookie[1]) : field ? field.value : "";
  }

  /* Resolves to {status, body}; status 0 means that no answer came which can be trusted. */
  function post(url, pairs) {
    var body = new FormData();
    pairs.forEach(function (pair) { if (pair[0] !== "csrfmiddlewaretoken") { body.append(pair[0], pair[1]); } });
    var stop = new AbortController();
    var limit = window.setTimeout(function () { stop.abort(); }, TIMEOUT_MS);
    return window.fetch(url, {
      method: "POST", body: body, credentials: "same-origin", redirect: "manual", signal: stop.signal,
      headers: { "X-CSRFToken": token(), Accept: "application/json" },
    }).then(function (reply) {
      return reply.json().then(
        function (content) { return { status: reply.status, body: content || {} }; },
        function () { return { status: reply.ok ? 0 : reply.status, body: {} }; }
      );
    }).catch(function () { return { status: 0, body: {} }; }).finally(function () { window.clearTimeout(limit); });
  }

  function waits(status) { return status === 0 || status === 408 || status === 429 || status >= 500; }

  async function flush() {
    if (!outbox || !user) { return; }
    var entries = await outbox.all(QUEUE);
    var left = 0;
    var urls = [];
    for (var entry of entries) {
      var reply = await post(entry.url, entry.pairs);
      if (waits(reply.status)) { left += 1; } else { await outbox.remove(entry.key); }
      // What the server would not take comes back into the form, to be put right there.
      if (!waits(reply.status) && reply.status !== 200) { keepTyped(entry.typed, entry.pairs); }
      if (reply.status === 200 && reply.body.url) { urls.push(reply.body.url); }
    }
    if (left) { say("waiting"); } else if (entries.length) { say("sent"); offer(urls, entries.map(function (entry) { return entry.key; })); }
  }

  /* ---- what is being typed --------------------------------------------------------------- */

  function pairsOf(withFiles) {
    return Array.from(new FormData(form).entries()).filter(function (pair) {
      return typeof pair[1] === "string" || (withFiles && pair[1].size);
    });
  }

  function keepTyped(name, pairs) {
    try { window.localStorage.setItem(name, JSON.stringify(pairs.filter(function (pair) { return typeof pair[1] === "string"; }))); } catch (error) { /* no storage: the page itself keeps it */ }
  }

  function restoreTyped() {
    var kept = null;
    try { kept = JSON.parse(window.localStorage.getItem(TYPED)); } catch (error) { return; }
    var untouched = !document.querySelector(".govuk-error-summary") && !("existing" in form.dataset);
    if (!kept || !untouched) { return; }
    kept.forEach(function (pair) {
      if (pair[0] === "csrfmiddlewaretoken" || pair[0] === "version") { return; }
      var field = form.elements.namedItem(pair[0]);
      if (field) { field.value = pair[1]; }
    });
    say("kept");
  }

  function forgetTyped() {
    window.clearTimeout(keeping);
    try { window.localStorage.removeItem(TYPED); } catch (error) { /* nothing was kept */ }
  }

  /* ---- sending -------------------------------------------------------------------------------- */

  async function send(event) {
    var button = event.submitter;
    var action = button ? button.value : "kirim";
    if (!outbox || action === "serupa" || "existing" in form.dataset) { return; }
    event.preventDefault();
    var pairs = pairsOf(true).filter(function (pair) { return pair[0] !== "aksi"; });
    pairs.push(["aksi", action]);
    var entry = { key: form.elements.namedItem("key").value, sheet: QUEUE, at: Date.now(), url: window.location.href, typed: TYPED, pairs: pairs };
    form.querySelectorAll("button[type=submit]").forEach(function (each) { each.disabled = true; });
    var reply = await post(entry.url, pairs);
    form.querySelectorAll("button[type=submit]").forEach(function (each) { each.disabled = false; });
    if (reply.status === 200 && reply.body.url) {
      forgetTyped();
      window.location.assign(reply.body.url);
    } else if (waits(reply.status)) {
      if (await outbox.put(entry)) { forgetTyped(); }
      say("waiting");
      line.scrollIntoView();
    } else {
      // The server answered: let the page show what it said.
      var hidden = document.createElement("input");
      hidden.type = "hidden"; hidden.name = "aksi"; hidden.value = action;
      form.appendChild(hidden);
      HTMLFormElement.prototype.submit.call(form);
    }
  }

  /* ---- similar proposals while typing ------------------------------------------------------------ */

  function showSimilar() {
    var place = form.querySelector("[data-similar]");
    var title = form.elements.namedItem("title").value.trim();
    if (title.length < 6) { place.textContent = ""; return; }
    window.fetch(form.dataset.similarUrl + "&judul=" + encodeURIComponent(title), { credentials: "same-origin", redirect: "manual" })
      .then(function (reply) { return reply.ok ? reply.text() : ""; })
      .then(function (html) { place.replaceChildren(document.createRange().createContextualFragment(html)); })
      .catch(function () { /* no line: it is only a hint */ });
  }

  function locate() {
    navigator.geolocation.getCurrentPosition(function (found) {
      [["latitude", found.coords.latitude], ["longitude", found.coords.longitude]].forEach(function (pair) {
        var field = form.elements.namedItem(pair[0]);
        field.value = pair[1].toFixed(5).replace(".", document.documentElement.lang === "id" ? "," : ".");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
  }

  if (form) {
    restoreTyped();
    var looking = 0;
    form.addEventListener("input", function (event) {
      window.clearTimeout(keeping);
      keeping = window.setTimeout(function () { keepTyped(TYPED, pairsOf(false)); }, 600);
      if (event.target.name === "title") {
        window.clearTimeout(looking);
        looking = window.setTimeout(showSimilar, 600);
      }
    });
    form.addEventListener("submit", send);
    // What was typed before this script came, on a slow line, or kept from an earlier visit.
    if (!("existing" in form.dataset)) { showSimilar(); }
    var button = form.querySelector("[data-locate]");
    if (button) { if (navigator.geolocation) { button.addEventListener("click", locate); } else { button.remove(); } }
  }
  window.addEventListener("online", flush);
  flush();
})();
