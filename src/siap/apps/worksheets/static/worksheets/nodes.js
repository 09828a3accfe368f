/* Pictures whose nodes stand for rows: a node is chosen by touch or by key; from it one goes to its
   row, adds a row below or after it, or moves it. Without this script they are pictures beside
   the table that holds the same rows. */
(function () {
  "use strict";
  var siap = (window.siap = window.siap || {});
  var chosen = ""; // id of the row of the node that the person is at
  var lifted = ""; // id of the row that looks for a place

  function all(figure) { return Array.from(figure.querySelectorAll("[data-node]")); }
  function nodeOf(id) { return document.querySelector('figure[data-live] [data-node="' + window.CSS.escape(id) + '"]'); }
  function tools(figure) { return figure.querySelector("[data-nodes]"); }
  function nameOf(node) { return node.getAttribute("aria-label"); }

  /* ---- a picture becomes part of the page, so that its nodes can be reached ---------------- */

  async function bring(figure) {
    var narrow = window.matchMedia("(max-width: 40em)").matches;
    var reply = await window.fetch(narrow ? figure.dataset.livePhone : figure.dataset.live, { credentials: "same-origin" });
    var place = figure.querySelector("picture");
    if (!reply.ok || !place) { return; }
    var svg = document.importNode(new DOMParser().parseFromString(await reply.text(), "image/svg+xml").documentElement, true);
    if (svg.localName !== "svg") { return; }
    svg.setAttribute("role", "group"); // a picture has no parts for a screen reader, a group has
    place.replaceWith(svg);
    all(figure).forEach(function (node, index) {
      var lines = Array.from(node.querySelectorAll("text"), function (text) {
        return Array.from(text.childNodes, function (line) { return line.textContent; }).join(" ");
      });
      node.setAttribute("aria-label", lines.join(", "));
      node.prepend(ground(node));
      node.setAttribute("role", "button");
      node.setAttribute("tabindex", index ? "-1" : "0");
    });
    if (chosen && figure.contains(nodeOf(chosen))) { choose(nodeOf(chosen), false); }
  }

  /* Letters alone are hard to hit: the whole place of a node answers. */
  function ground(node) {
    var box = node.getBBox(), rect = document.createElementNS(node.namespaceURI, "rect");
    var place = { x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4, fill: "transparent" };
    Object.keys(place).forEach(function (key) { rect.setAttribute(key, place[key]); });
    rect.setAttribute("class", "siap-node-ground");
    return rect;
  }

  var AT_ONCE = 4; // of a long series, the others come when somebody scrolls near them
  var nearby = new IntersectionObserver(function (seen) {
    seen.forEach(function (one) {
      if (!one.isIntersecting) { return; }
      nearby.unobserve(one.target);
      bring(one.target);
    });
  }, { rootMargin: "600px" });

  function bringAll() {
    var figures = Array.from(document.querySelectorAll("figure[data-live]"));
    var wanted = window.location.hash.indexOf("#simpul-") === 0 ? figures.length : AT_ONCE;
    figures.slice(wanted).forEach(function (figure) { nearby.observe(figure); });
    return Promise.all(figures.slice(0, wanted).map(bring));
  }

  /* ---- choosing a node ----------------------------------------------------------------------- */

  function choose(node, take) {
    var figure = node.closest("figure");
    all(figure).forEach(function (other) {
      other.setAttribute("tabindex", other === node ? "0" : "-1");
      other.toggleAttribute("data-chosen", other === node);
    });
    chosen = node.dataset.node;
    if (!lifted) {
      tools(figure).querySelector("[data-nodes-line]").textContent = nameOf(node);
      tools(figure).querySelector("[data-nodes-tools]").hidden = false;
    }
    if (take) { node.focus(); }
  }

  function middle(node) {
    var box = node.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  }

  /* The nearest node in the direction of an arrow; what lies aside counts as farther. */
  function nearest(node, across, down) {
    var from = middle(node), best = null, least = Infinity;
    all(node.closest("figure")).forEach(function (other) {
      var to = middle(other), x = to[0] - from[0], y = to[1] - from[1];
      var ahead = x * across + y * down, aside = Math.abs(x * down) + Math.abs(y * across);
      if (other !== node && ahead > 2 && ahead + 2 * aside < least) { best = other; least = ahead + 2 * aside; }
    });
    return best;
  }

  /* ---- from a node to its row, and back ------------------------------------------------------ */

  function open(id) {
    var row = document.querySelector('.siap-part [data-row="' + window.CSS.escape(id) + '"]');
    if (!row) { // it stands on another page of the table
      window.location.assign(window.location.pathname + "?baris=" + id + "#isi-" + id);
      return;
    }
    var fold = row.querySelector("details.siap-fold");
    if (fold && window.matchMedia("(max-width: 40em)").matches) { fold.open = true; }
    var place = row.querySelector(".siap-row-tools, .siap-grid__tools");
    var node = nodeOf(id);
    if (node && place && !row.querySelector("[data-to-picture]")) {
      var back = document.createElement("a");
      back.href = "#simpul-" + id;
      back.className = "siap-icon-link";
      back.dataset.toPicture = id;
      back.textContent = tools(node.closest("figure")).dataset.return;
      place.appendChild(back);
    }
    var field = row.querySelector(".siap-grid__name [data-cell], [data-cell]");
    (field || row).scrollIntoView({ block: "center" });
    if (field) { field.focus(); }
  }

  /* ---- adding and moving: the server does it, and the page shows the rows anew ---------------- */

  function settled() {
    return siap.sheets.every(function (sheet) { return !sheet.sending && sheet.queue.every(function (entry) { return entry.state !== "queued"; }); });
  }

  function send(form, id, target, rounds) {
    if (!settled() && rounds) { // what was typed goes first
      window.setTimeout(send, 100, form, id, target, rounds - 1);
      return;
    }
    form.elements.simpul.value = id;
    form.elements.tujuan.value = target;
    form.submit();
  }

  function lift(figure, id) {
    lifted = id;
    var form = tools(figure);
    form.querySelector("[data-node-move]").setAttribute("aria-pressed", String(Boolean(id)));
    figure.toggleAttribute("data-placing", Boolean(id));
    var node = nodeOf(id || chosen);
    form.querySelector("[data-nodes-line]").textContent = id ? form.dataset.placing.replace("{name}", nameOf(node)) : nameOf(node);
    node.focus();
  }

  function act(node) {
    var figure = node.closest("figure");
    if (!lifted) { return false; }
    if (lifted === node.dataset.node) { lift(figure, ""); } else { send(tools(figure), lifted, node.dataset.node, 40); }
    return true;
  }

  document.addEventListener("click", function (event) {
    var node = event.target.closest("figure[data-live] [data-node]");
    if (node) {
      if (!act(node)) { choose(node, true); }
      return;
    }
    var back = event.target.closest("[data-to-picture]");
    if (back && nodeOf(back.dataset.toPicture)) {
      event.preventDefault();
      choose(nodeOf(back.dataset.toPicture), true);
      return;
    }
    var button = event.target.closest("[data-nodes] button");
    if (!button) { return; }
    event.preventDefault();
    var figure = button.closest("figure");
    if (button.matches("[data-node-open]")) { open(chosen); }
    if (button.matches("[data-node-add]")) { send(tools(figure), chosen, "", 40); }
    if (button.matches("[data-node-move]")) { lift(figure, lifted ? "" : chosen); }
  });

  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  document.addEventListener("keydown", function (event) {
    var node = event.target.closest && event.target.closest("figure[data-live] [data-node]");
    if (!node || event.ctrlKey || event.altKey || event.metaKey) { return; }
    var figure = node.closest("figure"), id = node.dataset.node, arrow = ARROWS[event.key];
    if (arrow) {
      var next = nearest(node, arrow[0], arrow[1]);
      if (next) { choose(next, true); }
    } else if (event.key === "Enter" || event.key === " ") {
      if (!act(node)) { open(id); }
    } else if (event.key === "+" || event.key === "Insert") {
      send(tools(figure), id, "", 40);
    } else if (event.key.toLowerCase() === "p") {
      lift(figure, id);
    } else if (event.key === "Escape" && lifted) {
      lift(figure, "");
    } else {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener("focusin", function (event) {
    var node = event.target.closest && event.target.closest("figure[data-live] [data-node]");
    if (node && node.dataset.node !== chosen) { choose(node, false); }
  });

  /* Where an address leads: to a row that was just made, or to a node that was just moved. */
  function arrive() {
    var parts = window.location.hash.match(/^#(isi|simpul)-(.+)$/);
    if (!parts) { return; }
    if (parts[1] === "isi") { open(parts[2]); } else if (nodeOf(parts[2])) { choose(nodeOf(parts[2]), true); }
  }

  bringAll().then(arrive);
  document.addEventListener("siap:refreshed", bringAll);
})();
