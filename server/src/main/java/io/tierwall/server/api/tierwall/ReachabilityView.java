package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Who reaches whom; of {@code cells} and {@code reaches} one has something.
 *
 * @param inventoryAsOf how old what is known of the cluster may be
 * @param cells what passes between each two sets
 * @param reaches who reaches a set, or is reached by it
 * @param overlaps sets that were asked about and have members in common
 * @param unknown what of the cluster is not being watched now
 * @param problems policies that have no effect, and why
 */
public record ReachabilityView(
        String cluster,
        long revision,
        @JsonProperty("inventory_as_of") String inventoryAsOf,
        List<Cell> cells,
        List<ReachView> reaches,
        List<OverlapView> overlaps,
        List<ExplainView.Unknown> unknown,
        List<String> problems) {

    /**
     * What passes between two sets: between at least one pair, and between every pair.
     *
     * @param pairs of addresses
     * @param open how many of the pairs something passes between
     */
    public record Cell(
            String from,
            String to,
            long pairs,
            long open,
            @JsonProperty("traffic_some") String some,
            @JsonProperty("traffic_every") String every) {}

    /**
     * Addresses, and the traffic that they have with some, and with every address of a set.
     *
     * @param of the set
     */
    public record ReachView(
            String of,
            List<String> addresses,
            @JsonProperty("traffic_some") String some,
            @JsonProperty("traffic_every") String every) {}

    /**
     * Two sets with members in common, which count for both.
     *
     * @param addresses what they have in common; a long list is shortened, and says so
     */
    public record OverlapView(List<String> sets, String addresses) {}
}
