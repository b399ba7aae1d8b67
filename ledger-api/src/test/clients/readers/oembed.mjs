// What a site finds out that knows a page's address and nothing else.
import { extract } from "@extractus/oembed-extractor";
console.log(JSON.stringify(await extract(process.argv[2], { maxwidth: 640 })));
