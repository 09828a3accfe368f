// Fills in the coordinates of the device, if the person asks for it.
const part = document.querySelector("[data-place]");
if (part && navigator.geolocation) {
  const status = part.querySelector("[data-place-status]");
  const write = (name, value) => {
    document.getElementById(`id_${name}`).value = value.toFixed(5).replace(".", document.documentElement.lang === "id" ? "," : ".");
  };
  part.querySelector("[data-place-button]").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        write("latitude", coords.latitude);
        write("longitude", coords.longitude);
        status.textContent = status.dataset.found;
      },
      () => { status.textContent = status.dataset.failed; },
      { timeout: 15000 },
    );
  });
} else if (part) {
  part.hidden = true;
}
