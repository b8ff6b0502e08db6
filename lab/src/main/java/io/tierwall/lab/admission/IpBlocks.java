package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.address.Cidr;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks blocks of addresses (P17, P18, G3) and tells those of multicast (P24, P25, G4). */
final class IpBlocks {

    private static final Cidr MULTICAST_4 = Cidr.parse("224.0.0.0/4").orElseThrow();
    private static final Cidr MULTICAST_6 = Cidr.parse("ff00::/8").orElseThrow();

    private IpBlocks() {}

    static Optional<String> refusal(JsonNode block) {
        String text = block.path("cidr").asText("");
        if (text.isEmpty()) {
            return Optional.of("an ipBlock has to have a cidr");
        }
        Optional<Cidr> cidr = cidr(text);
        if (cidr.isEmpty()) {
            return Optional.of("\"" + text + "\" is not a valid CIDR");
        }
        return block.path("except")
                .valueStream()
                .map(JsonNode::asText)
                .filter(except -> !isStrictlyWithin(except, cidr.get()))
                .findFirst()
                .map(except -> "except \"" + except + "\" is not a strict subset of " + text);
    }

    private static boolean isStrictlyWithin(String text, Cidr outer) {
        return cidr(text)
                .filter(inner -> inner.prefixLength() > outer.prefixLength() && outer.contains(inner.network()))
                .isPresent();
    }

    /** Unlike elsewhere in Kubernetes' world, a bare address is no block. */
    private static Optional<Cidr> cidr(String text) {
        return text.contains("/") ? Cidr.parse(text) : Optional.empty();
    }

    static boolean isMulticast(JsonNode block) {
        return cidr(block.path("cidr").asText(""))
                .filter(cidr -> Stream.of(MULTICAST_4, MULTICAST_6)
                        .anyMatch(all -> all.contains(cidr.network()) && cidr.prefixLength() >= all.prefixLength()))
                .isPresent();
    }

    /** Whether an address is one of a multicast group. */
    static boolean isMulticastAddress(String address) {
        return !address.contains("/")
                && Cidr.parse(address)
                        .filter(cidr -> MULTICAST_4.contains(cidr.network()) || MULTICAST_6.contains(cidr.network()))
                        .isPresent();
    }
}
