/* What is typed and pressed at the desk waits here until the server has it: over lost lines,
   reloads, a laptop that went off. Each command carries a key and is taken once. */
(function () {
  "use strict";
  var desk = document.querySelector("[data-desk]");
  if (!desk || !window.siap || !window.siap.outbox || !window.fetch) { return; }
  var outbox = window.siap.outbox;
  var queue = desk.dataset.desk;
  var DRAFTS = "siap-desk:" + queue + ":" + window.location.pathname;
  var place = document.querySelector("[data-waiting]");
  var waiting = [];
  var sending = false;
  var sent = false;
  var pause = 1000;
  var timer = 0;

  /* Drafts: what is typed and not sent yet survives a reload. */

  function typedIn() {
    return Array.from(desk.querySelectorAll("input, textarea")).filter(function (field) {
      // A field may stand outside of the form that it belongs to.
      return field.form && field.form.method === "post" && (field.type === "text" || field.type === "textarea");
    });
  }

  function nameOf(field) {
    return (field.form.dataset.keep || field.form.getAttribute("action") || "") + "#" + (field.id || field.name);
  }

  function drafts() {
    try { return JSON.parse(window.localStorage.getItem(DRAFTS)) || {}; } catch (error) { return {}; }
  }

  function keepDrafts() {
    var kept = {};
    typedIn().forEach(function (field) {
      if (field.value !== field.defaultValue) { kept[nameOf(field)] = field.value; }
    });
    try {
      if (Object.keys(kept).length) { window.localStorage.setItem(DRAFTS, JSON.stringify(kept)); } else { window.localStorage.removeItem(DRAFTS); }
    } catch (error) {
      return; // without storage the page itself still holds it
    }
  }

  function restoreDrafts() {
    var kept = drafts();
    typedIn().forEach(function (field) {
      var value = kept[nameOf(field)];
      // What was typed before this script came is newer.
      if (value === undefined || field.value !== field.defaultValue) { return; }
      field.value = value;
      var box = field.closest("details");
      if (box) { box.open = true; }
    });
  }

  /* The queue. */

  function button(words, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "govuk-button govuk-button--secondary siap-button--small";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  function draw() {
    outbox.note(queue, waiting.length);
    place.hidden = !waiting.length;
    place.replaceChildren();
    waiting.forEach(function (entry) {
      var line = document.createElement("p");
      line.className = "govuk-body";
      line.textContent = [entry.text, entry.problem || place.dataset.waits].filter(Boolean).join(": ");
      if (entry.problem) {
        line.append(" ", button(place.dataset.again, function () { entry.problem = ""; draw(); flush(); }), " ", button(place.dataset.drop, function () { forget(entry); draw(); }));
      }
      place.append(line);
    });
  }

  function forget(entry) {
    waiting = waiting.filter(function (other) { return other !== entry; });
    outbox.late(queue, waiting);
    return outbox.remove(entry.key);
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
        sent = true;
        await forget(entry);
      } else if (answer.status === 0 || answer.status === 401 || answer.status === 408 || answer.status === 429 || answer.status >= 500) {
        draw();
        timer = window.setTimeout(flush, pause * (0.5 + Math.random()));
        pause = Math.min(15000, pause * 2);
        break;
      } else {
        entry.problem = answer.body.message || String(answer.status);
        draw();
      }
      entry = next();
    }
    sending = false;
    // The page of now says what the commands did, and what there is to say about them.
    if (sent && !waiting.length) { keepDrafts(); window.location.reload(); }
  }

  function next() {
    return waiting.find(function (entry) { return !entry.problem; });
  }

  function fieldsOf(form, submitter) {
    var fields = {};
    new FormData(form).forEach(function (value, name) {
      if (name !== "csrfmiddlewaretoken") { fields[name] = name in fields ? [].concat(fields[name], value) : value; }
    });
    if (submitter && submitter.name) { fields[submitter.name] = submitter.value; }
    return fields;
  }

  function saysOf(form, submitter) {
    var typed = Array.from(form.elements).find(function (field) {
      return (field.tagName === "TEXTAREA" || (field.tagName === "INPUT" && (field.type === "text"))) && field.value.trim();
    });
    var words = submitter ? submitter.textContent.trim() : "";
    return typed ? words + " “" + typed.value.trim().slice(0, 80) + "”" : words;
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    var submitter = event.submitter;
    if (!desk.contains(form) || form.method !== "post" || "direct" in form.dataset) { return; }
    event.preventDefault();
    var fields = fieldsOf(form, submitter);
    var url = form.dataset.keep || (submitter && submitter.getAttribute("formaction")) || form.getAttribute("action");
    var same = JSON.stringify([url, fields]);
    if (waiting.some(function (entry) { return entry.same === same; })) { return; }
    var entry = { sheet: queue, at: Date.now(), url: url, same: same, fields: fields, text: saysOf(form, submitter) };
    entry.key = fields.key = outbox.newKey();
    waiting.push(entry);
    outbox.late(queue, waiting);
    Array.from(form.elements).forEach(function (field) {
      if (field.tagName === "TEXTAREA" || (field.tagName === "INPUT" && field.type === "text")) { field.value = field.defaultValue; }
    });
    keepDrafts();
    outbox.put(entry).then(function (stored) { if (stored) { outbox.late(queue, []); } flush(); });
  });

  desk.addEventListener("input", keepDrafts);
  window.addEventListener("online", flush);
  restoreDrafts();
  keepDrafts();
  outbox.all(queue).then(function (entries) {
    var known = waiting.map(function (entry) { return entry.key; });
    waiting = entries.filter(function (entry) { return known.indexOf(entry.key) < 0; }).concat(waiting);
    draw();
    flush();
  });
})();
