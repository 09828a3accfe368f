/* A queue for tablets: what is put in survives reloads and dead connections, and leaves only
   when the server says it has it. Each entry has a key of its own, so that sending twice
   counts once. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});
  var BATCH = 50;
  var SLOWEST_MS = 60000;

  function newKey() {
    var bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var hex = Array.from(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /* name: of the store, one for each device and purpose. url: where entries go.
     changed(waiting, trouble): called whenever the queue or its luck changes. */
  siap.offlineQueue = function (name, url, changed) {
    var store = "siap-queue:" + name;
    var sending = false;
    var wait = 1000;
    var timer = null;
    var memory = [];

    function read() {
      try {
        return JSON.parse(window.localStorage.getItem(store)) || [];
      } catch (error) {
        return memory;
      }
    }

    function write(entries) {
      memory = entries;
      try { window.localStorage.setItem(store, JSON.stringify(entries)); } catch (error) { /* memory holds them */ }
    }

    function tell(trouble) { changed(read().length, trouble || ""); }

    function later() {
      window.clearTimeout(timer);
      timer = window.setTimeout(send, wait);
      wait = Math.min(wait * 2, SLOWEST_MS);
    }

    function settle(answer) {
      var gone = {};
      (answer.taken || []).concat(answer.refused || []).forEach(function (key) { gone[key] = true; });
      write(read().filter(function (entry) { return !gone[entry.key]; }));
      wait = 1000;
      tell();
      if (read().length) { later(); }
    }

    function send() {
      var entries = read().slice(0, BATCH);
      if (sending || !entries.length) { return; }
      sending = true;
      window.fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        credentials: "same-origin",
        body: JSON.stringify({ items: entries })
      }).then(function (response) {
        if (response.ok) { return response.json().then(settle); }
        tell(response.status === 404 ? "closed" : "failed");
        if (response.status !== 404) { later(); }
      }).catch(function () {
        tell("offline");
        later();
      }).then(function () { sending = false; });
    }

    window.addEventListener("online", function () { wait = 1000; send(); });
    tell();
    send();
    return {
      put: function (entry) {
        var made = Object.assign({ key: newKey(), at: new Date().toISOString() }, entry);
        write(read().concat([made]));
        tell();
        send();
      }
    };
  };

  /* Keep the page itself for reloads without a connection, where the browser allows it. */
  siap.keepPage = function (worker, scope) {
    if (!("serviceWorker" in window.navigator) || !window.isSecureContext) { return; }
    window.navigator.serviceWorker.register(worker, { scope: scope }).then(function () {
      var own = [window.location.href];
      document.querySelectorAll("link[rel=stylesheet][href], script[src]").forEach(function (part) { own.push(part.href || part.src); });
      return window.caches.open("siap-offline").then(function (cache) { return cache.addAll(own); });
    }).catch(function () { /* the page still works while it stays open */ });
  };
})();
