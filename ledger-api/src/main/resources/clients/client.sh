# The standings as JSON
curl -s '@API@/standings'

# The same for a spreadsheet
curl -s -H 'Accept: text/csv' '@API@/standings'

# Everything on record, one event a line
curl -s -H 'Accept: application/x-ndjson' '@API@/events'

# What is recorded from now on, as it happens
curl -sN -H 'Accept: text/event-stream' '@API@/events'
