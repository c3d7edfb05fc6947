// Fills the lists of proposals of the panel's fields from the server while somebody types; without scripts they hold the first few hundred names.

const pause = 150;
let timer = 0;

async function fill(field) {
  const words = field.value.slice(field.value.lastIndexOf(",") + 1).trim();
  const list = document.getElementById(field.getAttribute("list"));
  if (words === "" || list === null) {
    return;
  }

  let rows;
  try {
    const response = await fetch(`${field.dataset.complete}?q=${encodeURIComponent(words)}`);
    rows = response.ok ? await response.json() : [];
  } catch {
    // Proposals are a convenience; the field works without.
    return;
  }

  const known = new Set([...list.options].map((option) => option.value));
  for (const row of rows.filter((one) => !known.has(one.name))) {
    const option = document.createElement("option");
    option.value = row.name;
    option.label = row.alias ? `${row.name} (${row.alias})` : row.name;
    list.append(option);
  }
}

export function completeFields() {
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches("[data-complete]")) {
      clearTimeout(timer);
      timer = setTimeout(() => fill(event.target), pause);
    }
  });
}
