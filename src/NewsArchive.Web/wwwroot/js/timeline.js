// Dragging across the timeline narrows the list to what lies between; a click on an empty place takes one span. Without scripts its bars are
// links and the filter has fields for both dates.

const moved = 5;

const iso = (date) => date.toISOString().slice(0, 10);

function startOf(chart, index) {
  const start = new Date(`${chart.dataset.first}T00:00:00Z`);
  const { per } = chart.dataset;
  if (per === "year") {
    start.setUTCFullYear(start.getUTCFullYear() + index);
  } else if (per === "month") {
    start.setUTCMonth(start.getUTCMonth() + index);
  } else {
    start.setUTCDate(start.getUTCDate() + index * (per === "week" ? 7 : 1));
  }

  return iso(start);
}

function spanAt(chart, x) {
  const box = chart.getBoundingClientRect();
  const count = Number(chart.dataset.count);
  return Math.min(Math.max(Math.floor(((x - box.left) / box.width) * count), 0), count - 1);
}

function narrow(chart, first, last) {
  const { after, before } = chart.dataset;
  const [from, to] = [startOf(chart, first), startOf(chart, last + 1)];
  const address = new URL(location.href);
  // Bounds that were narrower stay.
  address.searchParams.set("after", after && after > from ? after : from);
  address.searchParams.set("before", before && before < to ? before : to);
  address.searchParams.delete("page");
  location.assign(address);
}

function draw(chart, brush, first, last) {
  const count = Number(chart.dataset.count);
  brush.setAttribute("x", `${(first / count) * 100}%`);
  brush.setAttribute("width", `${((last - first + 1) / count) * 100}%`);
}

function listen(chart) {
  const brush = document.createElementNS(chart.namespaceURI, "rect");
  brush.setAttribute("class", "brush");
  brush.setAttribute("y", "0");
  brush.setAttribute("height", "86");
  let from = null;
  let isDragging = false;
  const stop = () => {
    from = null;
    isDragging = false;
    brush.remove();
  };
  const range = (event) => [spanAt(chart, from), spanAt(chart, event.clientX)].sort((a, b) => a - b);
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.isPrimary) {
      from = event.clientX;
    }
  });
  chart.addEventListener("pointermove", (event) => {
    if (from === null || (!isDragging && Math.abs(event.clientX - from) < moved)) {
      return;
    }

    if (!isDragging) {
      isDragging = true;
      chart.setPointerCapture(event.pointerId);
      chart.append(brush);
    }

    draw(chart, brush, ...range(event));
  });
  chart.addEventListener("pointerup", (event) => {
    if (from !== null && (isDragging || event.target.closest("a") === null)) {
      narrow(chart, ...range(event));
    }

    stop();
  });
  chart.addEventListener("pointercancel", stop);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      stop();
    }
  });
}

document.querySelectorAll("[data-timeline]").forEach(listen);
