/* Pointing at a place on the map of the form: a tap fills the two coordinate fields, and what
   stands in them is marked. The same can be done by typing; the map is only quicker. */
(function () {
  "use strict";
  var MARGIN = 40; // as the picture is drawn
  var NEAREST = 12;
  var place = document.querySelector("[data-pick-map]");
  var svg = place && place.querySelector("svg");
  var fields = { latitude: document.querySelector("[name=latitude]"), longitude: document.querySelector("[name=longitude]") };
  if (!svg || !fields.latitude || !fields.longitude) { return; }
  var west = Number(place.dataset.west), north = Number(place.dataset.north), scale = Number(place.dataset.scale);
  var whole = svg.viewBox.baseVal;
  var full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  var said = document.querySelector("[data-pick-said]");
  var comma = document.documentElement.lang === "id" ? "," : ".";
  var mark = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  mark.setAttribute("class", "musyawarah-map__mark");
  svg.appendChild(mark);

  function numberIn(field) {
    var value = parseFloat(field.value.trim().replace(",", "."));
    return Number.isFinite(value) ? value : null;
  }

  function show() {
    var latitude = numberIn(fields.latitude), longitude = numberIn(fields.longitude);
    mark.style.display = latitude === null || longitude === null ? "none" : "";
    if (latitude === null || longitude === null) { said.textContent = ""; return; }
    mark.setAttribute("cx", MARGIN + (longitude - west) * scale);
    mark.setAttribute("cy", MARGIN + (north - latitude) * scale);
    mark.setAttribute("r", 9 * whole.width / (svg.clientWidth || full.width));
    said.textContent = said.dataset.chosen + " " + fields.latitude.value + "; " + fields.longitude.value;
  }

  function choose(event) {
    var spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    var found = { longitude: west + (spot.x - MARGIN) / scale, latitude: north - (spot.y - MARGIN) / scale };
    Object.keys(found).forEach(function (name) {
      fields[name].value = found[name].toFixed(5).replace(".", comma);
      fields[name].dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  function zoom(factor) {
    var width = Math.min(full.width, Math.max(full.width / NEAREST, whole.width * factor));
    var height = full.height * width / full.width;
    var known = mark.style.display !== "none";
    var x = known ? Number(mark.getAttribute("cx")) : whole.x + whole.width / 2;
    var y = known ? Number(mark.getAttribute("cy")) : whole.y + whole.height / 2;
    whole.x = Math.min(Math.max(full.x, x - width / 2), full.x + full.width - width);
    whole.y = Math.min(Math.max(full.y, y - height / 2), full.y + full.height - height);
    whole.width = width;
    whole.height = height;
    show();
  }

  svg.addEventListener("click", choose);
  Object.keys(fields).forEach(function (name) { fields[name].addEventListener("input", show); });
  document.querySelectorAll("[data-zoom]").forEach(function (button) {
    button.addEventListener("click", function () { zoom(Number(button.dataset.zoom)); });
  });
  show(); // what was typed or kept before this script came
})();
