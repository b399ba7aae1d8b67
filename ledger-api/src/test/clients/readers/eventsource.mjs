// Browsers have it.
import { EventSource } from "eventsource";
globalThis.EventSource = EventSource;
