// The slider of the room of standings: where it is let go, the page of that moment is fetched and
// put in place. Without a script the form's button does the same.
const main = document.querySelector("main[data-after]");
let wanted = "";

const slider = () => main.querySelector("#as-of");

main?.addEventListener("input", (event) => {
  if (event.target !== slider()) return;
  event.target.form.querySelector("output").textContent = `#${nearest(event.target)}`;
});

main?.addEventListener("change", async (event) => {
  if (event.target !== slider()) return;
  event.target.value = nearest(event.target);
  const address = new URL(location.href);
  address.search = new URLSearchParams(new FormData(event.target.form));
  address.hash = "";
  wanted = address.href;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || wanted !== address.href) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const open = [...main.querySelectorAll("details[open][id]")].map((each) => each.id);
    main.replaceChildren(...fresh.querySelector("main").childNodes);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    document.title = fresh.title;
    history.replaceState(null, "", address);
    slider()?.focus({ preventScroll: true });
    main.dispatchEvent(new CustomEvent("renewed"));
  } catch {
    event.target.form.submit();
  }
});

// Between two marks nothing changed, so the slider goes to the nearest one, or to the end.
function nearest(input) {
  const value = Number(input.value);
  const marks = [...main.querySelectorAll("#marks option")].map((each) => Number(each.value));
  marks.push(Number(input.max));
  return marks.reduce((best, each) => Math.abs(each - value) < Math.abs(best - value) ? each : best);
}
