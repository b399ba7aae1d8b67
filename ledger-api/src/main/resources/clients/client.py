import http.client, json, time, urllib.error, urllib.request

API = "@API@"


def get(path, accept):
    request = urllib.request.Request(API + path, headers={"Accept": accept})
    return urllib.request.urlopen(request, timeout=60)


after = -1
try:
    with get("/standings", "application/json") as answer:
        after = int(answer.headers["Ledger-Sequence"])
        for row in json.load(answer)["rows"]:
            name = row["name"].get("@LANGUAGE@") or next(iter(row["name"].values()))
            print(row["rank"] or "–", name, row["total"]["text"] if row["total"] else "–", flush=True)
except urllib.error.HTTPError as missing:
    print("no standings yet:", missing.code, flush=True)

# What is recorded after that. An interruption is mended, and nothing is lost or repeated.
while True:
    try:
        with get(f"/events?after={after}", "text/event-stream") as stream:
            for line in stream:
                if line.startswith(b"data:"):
                    told = json.loads(line[5:])["data"]
                    after = told["event"]["sequence"]
                    print(after, told["event"]["type"], told["headline"]["@LANGUAGE@"], flush=True)
    except (OSError, http.client.HTTPException):
        pass
    time.sleep(2)
