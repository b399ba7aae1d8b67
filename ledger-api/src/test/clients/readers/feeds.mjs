// Two feeds as a reader understands them: what is told of each entry.
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
const text = async (url) => (await fetch(url)).text();
const atom = parseAtomFeed(await text(process.argv[2]));
const json = parseJsonFeed(await text(process.argv[3]));
console.log(JSON.stringify({
  atom: { id: atom.id, title: atom.title.value, updated: atom.updated, entries: atom.entries.map((each) => [each.id, each.title.value, each.updated, each.links[0].href]) },
  json: { title: json.title, feed: json.feed_url, items: json.items.map((each) => [each.id, each.title, each.date_published, each.url]) },
}));
