// Lays a canned text into the answer without loading the page again; typed words stay.
const list = document.querySelector("[data-canned]");
const field = list && document.getElementById(list.dataset.canned);
if (field) {
  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-text]");
    if (!link) return;
    event.preventDefault();
    const typed = field.value.trimEnd();
    field.value = typed ? `${typed}\n\n${link.dataset.text}` : link.dataset.text;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
}
