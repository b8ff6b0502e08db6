package io.tierwall.bench.measure;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a window fetches, in bytes as they came over the network, headers included; and how many events it is told. Told
 * by the browser while somebody speaks to it, so it is late by what has not been asked yet.
 */
public final class Traffic {

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Long> bytes = new HashMap<>();
    private long events;

    /** Counts from now on, and has nothing taken from a cache. */
    public static Traffic of(CDPSession session) {
        Traffic traffic = new Traffic();
        session.on("Network.requestWillBeSent", traffic::requested);
        session.on("Network.loadingFinished", traffic::finished);
        session.on("Network.eventSourceMessageReceived", event -> traffic.events++);
        session.send("Network.enable");
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        session.send("Network.setCacheDisabled", off);
        return traffic;
    }

    private void requested(JsonObject event) {
        addresses.put(id(event), event.getAsJsonObject("request").get("url").getAsString());
    }

    private void finished(JsonObject event) {
        bytes.merge(id(event), event.get("encodedDataLength").getAsLong(), Long::sum);
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    /** Of everything that has come to its end so far, from some addresses. */
    public long bytes(Predicate<String> address) {
        return bytes.entrySet().stream()
                .filter(entry -> address.test(addresses.getOrDefault(entry.getKey(), "")))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Server-sent events so far. */
    public long events() {
        return events;
    }
}
