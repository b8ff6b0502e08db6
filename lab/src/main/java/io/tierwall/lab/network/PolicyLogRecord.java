package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.model.address.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a rule decided, as an agent logs it. Allowed connections are logged once, with their first packet; all else is
 * gathered for a second, and equal records become one.
 *
 * @param node the node that enforces the rule
 * @param time when it was written
 * @param pod the pod that the rule is applied to
 * @param repeats how often it happened; not said of allowed connections
 */
public record PolicyLogRecord(
        String node, Instant time, ResolvedRule rule, String pod, LoggedPacket packet, Repeats repeats) {

    private static final String NOTHING = "<nil>";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSSSSS", Locale.ROOT);

    /**
     * The packet, behind a service with the address and port of the endpoint.
     *
     * @param sourcePort 0 where the protocol has none, like {@code destinationPort}
     * @param bytes of the whole IP packet
     */
    public record LoggedPacket(
            IpAddress source,
            int sourcePort,
            IpAddress destination,
            int destinationPort,
            Protocol protocol,
            int bytes) {}

    /** How many packets there were in how long. */
    public record Repeats(int packets, Duration within) {

        /** Just one. */
        public static final Repeats ONCE = new Repeats(1, Duration.ZERO);
    }

    /** Whether equal records are gathered. */
    boolean isGathered() {
        return rule.verdict() != Verdict.ALLOW;
    }

    PolicyLogRecord gathered(Instant now, Repeats all) {
        return new PolicyLogRecord(node, now, rule, pod, packet, all);
    }

    /** All but time and repeats: what makes two records equal. */
    String message() {
        boolean ports = packet.protocol() != Protocol.ICMP;
        return String.join(
                " ",
                table(),
                rule.source().reference(),
                orNothing(rule.source().ruleName()),
                rule.direction() == Direction.INGRESS ? "Ingress" : "Egress",
                disposition(),
                Integer.toString(rule.log().flowPriority()),
                pod,
                packet.source().toString(),
                ports ? Integer.toString(packet.sourcePort()) : NOTHING,
                packet.destination().toString(),
                ports ? Integer.toString(packet.destinationPort()) : NOTHING,
                packet.protocol().name(),
                Integer.toString(packet.bytes()),
                orNothing(rule.log().label()));
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    private String table() {
        String direction = rule.direction() == Direction.INGRESS ? "Ingress" : "Egress";
        return switch (rule.stage()) {
            case TIERS -> "AntreaPolicy" + direction + "Rule";
            case KUBERNETES -> direction + "Rule";
            case BASELINE -> direction + "DefaultRule";
        };
    }

    private String disposition() {
        return switch (rule.verdict()) {
            case ALLOW -> "Allow";
            case DROP -> "Drop";
            case REJECT -> "Reject";
            case PASS -> "Pass";
        };
    }

    /** The line of the log file: 16 words, and the repeats in brackets where they are said. */
    public String line(ZoneId zone) {
        String suffix = isGathered()
                ? String.format(
                        Locale.ROOT,
                        " [%d packets in %d.%06ds]",
                        repeats.packets(),
                        repeats.within().toSeconds(),
                        repeats.within().toNanosPart() / 1_000)
                : "";
        return TIME.withZone(zone).format(time) + " " + message() + suffix;
    }
}
