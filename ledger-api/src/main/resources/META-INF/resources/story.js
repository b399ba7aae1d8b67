// Dragging over the lanes chooses the days to look at; the choice is in the address.
const main = document.querySelector("main[data-after]");

function listen() {
  const picture = document.getElementById("story-picture");
  const svg = picture?.querySelector("svg");
  if (!svg) return;
  const [LEFT, RIGHT] = [112, 948]; // of the picture, see Lanes
  const from = Number(picture.dataset.from);
  const until = Number(picture.dataset.until);
  const inPicture = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
  const within = (x) => Math.min(RIGHT, Math.max(LEFT, x));
  const day = (x) => new Date(from + ((x - LEFT) / (RIGHT - LEFT)) * (until - from)).toISOString().slice(0, 10);
  const brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  brush.setAttribute("class", "brush");
  brush.setAttribute("y", "0");
  brush.setAttribute("height", "100%");
  let start;
  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest("a")) return;
    start = within(inPicture(event));
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  svg.addEventListener("pointermove", (event) => {
    if (start === undefined) return;
    const now = within(inPicture(event));
    brush.setAttribute("x", Math.min(start, now));
    brush.setAttribute("width", Math.abs(now - start));
    svg.append(brush);
  });
  svg.addEventListener("pointerup", (event) => {
    if (start === undefined) return;
    const ends = [start, within(inPicture(event))].sort((a, b) => a - b);
    start = undefined;
    brush.remove();
    if (ends[1] - ends[0] < 8) return;
    const address = new URL(location.href);
    address.searchParams.set("from", day(ends[0]));
    address.searchParams.set("to", day(ends[1]));
    address.hash = "story-title";
    location.assign(address);
  });
}

listen();
main?.addEventListener("renewed", listen);
