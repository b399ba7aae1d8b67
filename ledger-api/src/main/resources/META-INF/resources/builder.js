// Shows what is chosen at once, and the frame as tall as it says it is. Without a script the form's
// button does the first.
const form = document.getElementById("builder");

form?.addEventListener("change", async () => {
  const query = new URLSearchParams(new FormData(form));
  const address = `${location.pathname}?${query}`;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return form.submit(); // the page says what is wrong
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("chosen").replaceWith(fresh.getElementById("chosen"));
  history.replaceState(null, "", address);
});

addEventListener("message", (told) => {
  const frame = document.querySelector("iframe.preview");
  if (told.origin === location.origin && told.source === frame?.contentWindow && told.data?.ledgerHeight > 0)
    frame.height = Math.min(told.data.ledgerHeight, 4000);
});
