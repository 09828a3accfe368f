/* One POST to our own server, with every way it can fail told apart. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});
  var TIMEOUT_MS = 20000;
  var KEEPALIVE_LIMIT = 60000; // browsers refuse longer bodies for requests that outlive the page

  /* The cookie comes first: after a new login in another tab the field of this page is stale. */
  function token() {
    var cookie = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie);
    var field = document.querySelector("input[name=csrfmiddlewaretoken]");
    return cookie ? decodeURIComponent(cookie[1]) : field ? field.value : "";
  }

  function encode(fields) {
    var body = new URLSearchParams();
    Object.keys(fields).forEach(function (name) {
      [].concat(fields[name]).forEach(function (value) { body.append(name, value); });
    });
    return body;
  }

  /* Resolves, never rejects, to {status, body}: status 0 means that no answer came which
     can be trusted; 401 also stands for being sent to the login page. */
  siap.post = async function (url, fields) {
    var body = encode(fields);
    var stop = new AbortController();
    var limit = window.setTimeout(function () { stop.abort(); }, TIMEOUT_MS);
    try {
      var reply = await window.fetch(url, {
        method: "POST",
        body: body,
        credentials: "same-origin",
        redirect: "manual",
        keepalive: body.toString().length < KEEPALIVE_LIMIT,
        signal: stop.signal,
        headers: { "X-CSRFToken": token(), Accept: "application/json" },
      });
      if (reply.type === "opaqueredirect") { return { status: 401, body: {} }; }
      var content = await reply.json().catch(function () { return null; });
      // A 200 that is not ours comes from a captive portal of a hotspot.
      if (reply.ok && !(content && typeof content === "object")) { return { status: 0, body: {} }; }
      return { status: reply.status, body: content || {} };
    } catch (error) {
      return { status: 0, body: {} };
    } finally {
      window.clearTimeout(limit);
    }
  };
})();
