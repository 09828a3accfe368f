/* Saves a worksheet cell by cell while people type; see docs/design-system.md for the protocol.
   One change travels at a time per sheet, in the order made. A change leaves the outbox only
   when the server has answered; without an answer the same key is sent again, so that a lost
   reply neither loses nor doubles anything. Without this script the forms work by their button. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});
  var cells = siap.cells;
  var IDLE_MS = 1200;
  var LONGEST_WAIT_MS = 15000;

  function list(value) {
    if (Array.isArray(value)) { return value.map(String); }
    return [value === null || value === undefined ? "" : String(value)];
  }

  function same(a, b) { return a.length === b.length && a.every(function (value, i) { return value === b[i]; }); }
  function sameCell(a, b) { return a.row === b.row && a.part === b.part && a.column === b.column; }

  class Sheet {
    constructor(root) {
      this.root = root;
      // Two people may share a computer, two parts a page: each has an outbox of its own.
      this.name = [root.dataset.user || "", root.dataset.saveUrl, root.dataset.part || ""].join("|");
      this.queue = [];
      this.known = new WeakMap(); // cell -> what the server has, or was last asked to have
      this.idle = new Map(); // cell -> timer while somebody types
      this.sending = null;
      this.loaded = false;
      this.failures = 0;
      this.timer = null;
      this.signedOut = false;
      this.used = false; // nothing to report before the first change
      this.kept = false; // a copy lies in localStorage and has to be kept in step
    }

    async start() {
      this.listen();
      var all = await siap.outbox.all(this.name);
      var fresh = this.queue; // what was typed while we were reading
      var former = all.filter(function (entry) { return !fresh.some(function (one) { return one.key === entry.key; }); });
      this.queue = former.concat(fresh);
      this.loaded = true;
      this.kept = former.length > 0;
      this.used = this.queue.length > 0;
      former.forEach(this.restore, this);
      this.pump();
    }

    listen() {
      var sheet = this;
      this.root.addEventListener("input", function (event) {
        var cell = cells.of(event.target);
        if (!cell || !cells.isTyped(cell)) { return; }
        window.clearTimeout(sheet.idle.get(cell));
        sheet.idle.set(cell, window.setTimeout(function () { sheet.commit(cell); }, IDLE_MS));
      });
      ["change", "focusout"].forEach(function (kind) {
        sheet.root.addEventListener(kind, function (event) {
          var cell = cells.of(event.target);
          var typing = kind === "change" && cell === document.activeElement && cells.isTyped(cell);
          if (cell && !typing) { sheet.commit(cell); } // a date changes with each digit of its year
        });
      });
      this.root.addEventListener("submit", function (event) { sheet.submitted(event); });
      this.root.addEventListener("click", function (event) {
        if (event.target.closest("[data-retry]")) { sheet.retry(); }
      });
      window.addEventListener("online", function () { sheet.retry(); });
      ["beforeunload", "pagehide"].forEach(function (kind) { window.addEventListener(kind, function () { sheet.keep(); }); });
      document.addEventListener("visibilitychange", function () {
        if (document.visibilityState === "hidden") { sheet.keep(); } else if (sheet.signedOut) { sheet.retry(); }
      });
    }

    /* Show again what a former visit could not save. */
    restore(entry) {
      var cell = cells.find(this.root, entry);
      if (!cell) { return; } // the row is gone; the server will say so
      var newer = this.queue.some(function (other) { return sameCell(other, entry) && other.at > entry.at; });
      if (!newer && !this.idle.has(cell)) {
        this.known.set(cell, entry.value);
        cells.write(cell, entry.value);
      }
      this.show(entry);
    }

    commit(cell) {
      window.clearTimeout(this.idle.get(cell));
      this.idle.delete(cell);
      var value = cells.read(cell);
      if (same(value, this.known.get(cell) || cells.original(cell))) { return; }
      this.known.set(cell, value);
      this.enqueue(cell, value, cells.seen(cell));
      this.pump();
    }

    enqueue(cell, value, base) {
      var address = cells.address(cell);
      var open = this.queue.find(function (entry) { return sameCell(entry, address) && entry.state !== "queued"; });
      if (open && open.state === "conflict") { // still typing while asked to choose
        open.value = open.conflict.mine = value;
        this.store(open);
        siap.conflict.update(cell, open.conflict);
        return;
      }
      if (open) { this.drop(open); } // refused before: nothing of it reached the records
      var unsent = this.queue.find(function (entry) { return sameCell(entry, address) && !entry.tries; });
      var entry = unsent || { key: siap.outbox.newKey(), sheet: this.name, at: Date.now(), tries: 0, base: base };
      Object.assign(entry, address, { value: value, state: "queued" });
      if (!unsent) { this.queue.push(entry); }
      cells.error(cell, "");
      this.store(entry);
      this.show(entry);
    }

    store(entry) {
      this.used = true;
      var sheet = this;
      siap.outbox.put(entry).then(function (stored) { if (!stored) { sheet.kept = siap.outbox.late(sheet.name, sheet.queue); } });
      if (this.kept) { siap.outbox.late(this.name, this.queue); }
    }

    drop(entry) {
      this.queue = this.queue.filter(function (other) { return other !== entry; });
      siap.outbox.remove(entry.key);
      if (this.kept) { siap.outbox.late(this.name, this.queue); }
    }

    /* The page may vanish now: put everything where it is written at once. */
    keep() {
      Array.from(this.idle.keys()).forEach(this.commit, this);
      if (!this.loaded) { return; } // the older part of the queue is not here yet, and is safe
      this.kept = siap.outbox.late(this.name, this.queue);
    }

    async pump() {
      if (!this.loaded || this.sending || this.timer || this.signedOut) { this.status(); return; }
      var entry = this.queue.find(function (one) { return one.state === "queued"; });
      if (!entry) { this.status(); return; }
      this.sending = entry;
      entry.tries += 1;
      this.store(entry);
      this.show(entry);
      this.status();
      var answer = await this.post(entry);
      this.sending = null;
      this.answered(entry, answer);
      this.pump();
    }

    post(entry) {
      var fields = { row: entry.row, part: entry.part, column: entry.column, value: entry.value, base: entry.base, key: entry.key };
      return siap.post(this.root.dataset.saveUrl, fields);
    }

    answered(entry, answer) {
      var status = answer.status;
      var ok = status >= 200 && status < 300 && typeof answer.body.version === "number";
      var away = status < 300 || status === 408 || status === 429 || status >= 500;
      if (!ok && away) { this.later(); return; }
      this.failures = 0;
      if (ok) {
        this.saved(entry, answer.body);
      } else if (status === 401) { this.signedOut = true; } else if (status === 409) {
        this.collided(entry, answer.body);
      } else {
        entry.state = status === 422 ? "invalid" : "refused";
        entry.message = answer.body.message || siap.text("refused");
        this.store(entry);
      }
      if (this.queue.indexOf(entry) >= 0) { this.show(entry); }
    }

    /* Wait longer after each failure, and not all at the same moment. */
    later() {
      var sheet = this;
      var wait = Math.min(LONGEST_WAIT_MS, 1000 * Math.pow(2, this.failures)) * (0.5 + Math.random() / 2);
      this.failures += 1;
      this.timer = window.setTimeout(function () { sheet.timer = null; sheet.pump(); }, wait);
      this.queue.forEach(this.show, this);
    }

    retry() {
      window.clearTimeout(this.timer);
      this.timer = null;
      this.signedOut = false;
      this.queue.forEach(function (entry) { if (entry.state === "refused") { entry.state = "queued"; } });
      this.pump();
    }

    saved(entry, reply) {
      this.drop(entry);
      var sheet = this;
      this.queue.filter(function (other) { return sameCell(other, entry) && other.at <= entry.at && other.state !== "queued"; }).forEach(this.drop, this);
      this.queue.forEach(function (other) { // our own later changes start from what we just made
        var follows = other.row === entry.row && other.base === entry.base && reply.version === entry.base + 1;
        if (sameCell(other, entry) || follows) { other.base = reply.version; sheet.store(other); }
      });
      var cell = cells.find(this.root, entry);
      if (!cell) { return; }
      cells.saw(cell, entry.base, reply.version);
      if (reply.row_state !== undefined) { cells.row(cell).dataset.state = reply.row_state; }
      if (!this.queue.some(function (other) { return sameCell(other, entry); })) { this.settled(cell, entry, reply); }
      cell.dispatchEvent(new CustomEvent("siap:saved", { bubbles: true, detail: reply }));
    }

    settled(cell, entry, reply) {
      cells.error(cell, reply.warning || "", true);
      cells.mark(cell, "saved", siap.text("saved", { time: siap.clock() }));
      var untouched = cell !== document.activeElement && same(cells.read(cell), entry.value);
      if (untouched && cell.type === "text" && typeof reply.display === "string") {
        cell.value = reply.display;
        this.known.set(cell, cells.read(cell));
      }
    }

    collided(entry, reply) {
      var theirs = list(reply.theirs);
      if (same(theirs, entry.value)) { // both wrote the same, or our own save of a former visit
        this.saved(entry, { version: reply.version });
        return;
      }
      entry.state = "conflict";
      entry.conflict = Object.assign({}, reply, { mine: entry.value, theirs: theirs });
      this.store(entry);
    }

    chosen(cell, entry, choice, merged) {
      this.drop(entry);
      var value = choice === "theirs" ? entry.conflict.theirs : choice === "mine" ? entry.conflict.mine : [merged];
      cells.write(cell, value);
      this.known.set(cell, cells.read(cell));
      cell.dataset.version = entry.conflict.version;
      if (choice === "theirs") {
        cells.mark(cell, "saved", siap.text("saved", { time: siap.clock() }));
        cell.dispatchEvent(new CustomEvent("siap:saved", { bubbles: true, detail: {} }));
      } else {
        this.enqueue(cell, cells.read(cell), entry.conflict.version);
      }
      this.pump();
    }

    /* Tell at the cell how its change stands. */
    show(entry) {
      var cell = cells.find(this.root, entry);
      if (!cell) { return; }
      var state = entry.state;
      if (state === "queued") { state = this.signedOut ? "signed-out" : this.timer || this.failures ? "waiting" : "saving"; }
      var words = { invalid: "invalid", refused: "invalid", conflict: "conflict", waiting: "waiting", saving: "saving", "signed-out": "signedOut" };
      cells.mark(cell, state, siap.text(words[state]));
      cells.error(cell, state === "invalid" || state === "refused" ? entry.message : "");
      if (state === "conflict") { siap.conflict.show(cell, entry.conflict, this.chosen.bind(this, cell, entry)); }
    }

    /* One line for the whole sheet, also read out. */
    status() {
      if (this.loaded) { siap.outbox.note(this.name, this.queue.length); }
      var line = this.root.querySelector("[data-sheet-status]");
      var queued = this.queue.filter(function (entry) { return entry.state === "queued"; }).length;
      var attention = this.queue.length - queued;
      var again = this.root.querySelector("[data-retry]");
      if (again) { again.hidden = !(this.signedOut || this.timer || this.queue.some(function (entry) { return entry.state === "refused"; })); }
      if (this.signedOut) { this.queue.forEach(this.show, this); }
      if (!line || !this.used) { return; }
      var state = this.signedOut ? "signed-out" : attention ? "invalid" : !queued ? "saved" : this.timer || this.failures ? "waiting" : "saving";
      var words = { "signed-out": "signedOutLong", invalid: "attention", saved: "allSaved", waiting: "waitingMany", saving: "saving" };
      var text = siap.text(words[state], { count: attention || queued, time: siap.clock() });
      line.dataset.state = state;
      if (line.textContent !== text) { line.textContent = text; }
    }

    /* The plain save button only hurries; a button with data-native leaves the page when all is saved. */
    submitted(event) {
      var form = event.target;
      if (form.siapReady || !form.querySelector("[data-cell]")) { return; }
      event.preventDefault();
      form.querySelectorAll("[data-cell]").forEach(this.commit, this);
      this.retry();
      var leaves = event.submitter && event.submitter.hasAttribute("data-native"); // later: a form that is being sent cannot be sent
      if (leaves) { window.setTimeout(this.leave.bind(this, form, event.submitter, this.failures + 3), 0); }
    }

    /* However slow the line, the press counts; it is forgotten only after failures, which the status tells. */
    leave(form, submitter, most) {
      var waiting = this.queue.some(function (entry) { return entry.state === "queued"; });
      if (!waiting) {
        form.siapReady = true;
        form.requestSubmit(submitter);
        form.siapReady = false;
      } else if (this.failures < most && !this.signedOut) {
        window.setTimeout(this.leave.bind(this, form, submitter, most), 100);
      }
    }
  }

  siap.sheets = Array.from(document.querySelectorAll("[data-sheet]"), function (root) { return new Sheet(root); });
  siap.sheets.forEach(function (sheet) { sheet.start(); });
})();
