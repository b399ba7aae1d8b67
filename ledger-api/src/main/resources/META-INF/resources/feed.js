// Shows new events as they come. Without it the page is the same, but as old as its loading.
const feed = document.getElementById("feed");
if (feed && "EventSource" in window) {
  const { competition, after, lang } = feed.dataset;
  const path = `/v1/competitions/${competition}/events`;
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };
  const stream = new EventSource(`${path}?after=${after}`);
  stream.onmessage = (message) => {
    const { event, headline } = JSON.parse(message.data).data;
    const occurred = event.occurredAt;
    const date = (occurred && occurred.time) || occurred || event.recordedAt;
    const meta = element("p", "meta", "");
    meta.append(element("time", "", date.replace(/T(\d\d:\d\d)[^/]*/g, " $1").replace("/", " – ")), " ");
    if (event.source) {
      const kind = event.source.kind.toLowerCase();
      meta.append(element("span", `badge ${kind}`, feed.dataset[kind] || kind), " ");
    }
    const link = element("a", "", `#${event.sequence}`);
    link.href = `${path}/${event.sequence}`;
    meta.append(link);
    const entry = element("li", "new", "");
    entry.id = `event-${event.sequence}`;
    entry.append(meta, element("p", "", headline[lang] || headline.en || headline.ko));
    feed.prepend(entry);
  };
}
