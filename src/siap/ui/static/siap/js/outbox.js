/* Keeps what was typed but not yet confirmed by the server, across reloads and power cuts.
   IndexedDB is the store; localStorage takes what must be written while a page goes away,
   because only it writes at once. A random key per change lets the server drop doubles. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});
  var DATABASE = "siap-outbox";
  var STORE = "entries";
  var LATE = "siap-outbox-late:";
  var UNSENT = "siap-unsent"; // read by enhance.js on every page
  var opened = null;

  function open() {
    if (!opened) {
      opened = new Promise(function (resolve, reject) {
        var request = window.indexedDB.open(DATABASE, 1);
        request.onupgradeneeded = function () {
          request.result.createObjectStore(STORE, { keyPath: "key" }).createIndex("sheet", "sheet");
        };
        request.onsuccess = function () { resolve(request.result); };
        request.onerror = function () { reject(request.error); };
        request.onblocked = request.onerror;
      });
    }
    return opened;
  }

  function run(mode, work) {
    return open().then(function (database) {
      return new Promise(function (resolve, reject) {
        var transaction = database.transaction(STORE, mode);
        var request = work(transaction.objectStore(STORE));
        transaction.oncomplete = function () { resolve(request.result); };
        transaction.onerror = transaction.onabort = function () { reject(transaction.error); };
      });
    });
  }

  function readLate(sheet) {
    try {
      return JSON.parse(window.localStorage.getItem(LATE + sheet)) || [];
    } catch (error) {
      return [];
    }
  }

  siap.outbox = {
    /* 96 random bits; crypto.randomUUID does not exist on plain-HTTP addresses. */
    newKey: function () {
      var words = window.crypto.getRandomValues(new Uint32Array(4));
      return Array.from(words, function (word) { return ("0000000" + word.toString(16)).slice(-8); }).join("");
    },

    /* A version 4 UUID, for rows born in the browser. */
    newRow: function () {
      var bytes = window.crypto.getRandomValues(new Uint8Array(16));
      bytes[6] = (bytes[6] & 15) | 64;
      bytes[8] = (bytes[8] & 63) | 128;
      var hex = Array.from(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    },

    /* Everything kept for one sheet, oldest first. */
    all: async function (sheet) {
      var late = readLate(sheet);
      var stored = [];
      try {
        stored = await run("readonly", function (store) { return store.index("sheet").getAll(sheet); });
      } catch (error) {
        stored = []; // no IndexedDB (private window): localStorage alone must do
      }
      var byKey = new Map();
      stored.concat(late).forEach(function (entry) { byKey.set(entry.key, entry); });
      return Array.from(byKey.values()).sort(function (a, b) { return a.at - b.at; });
    },

    /* Resolves to false when the browser refuses: the caller then relies on `late`. */
    put: function (entry) {
      return run("readwrite", function (store) { return store.put(entry); }).then(
        function () { return true; },
        function () { return false; }
      );
    },

    remove: function (key) {
      return run("readwrite", function (store) { return store.delete(key); }).catch(function () {});
    },

    /* Note where something waits, so that other pages can point there. */
    note: function (sheet, count) {
      try {
        var notes = JSON.parse(window.localStorage.getItem(UNSENT)) || {};
        if (!count && !notes[sheet]) { return; }
        delete notes[sheet];
        if (count) { notes[sheet] = { page: window.location.pathname + window.location.search, count: count }; }
        window.localStorage.setItem(UNSENT, JSON.stringify(notes));
      } catch (error) {
        // Without storage the sheet itself still shows what waits.
      }
    },

    /* Write the whole queue at once; an empty queue clears the place. */
    late: function (sheet, entries) {
      try {
        if (entries.length) {
          window.localStorage.setItem(LATE + sheet, JSON.stringify(entries));
        } else {
          window.localStorage.removeItem(LATE + sheet);
        }
        return true;
      } catch (error) {
        return false;
      }
    },
  };
})();
