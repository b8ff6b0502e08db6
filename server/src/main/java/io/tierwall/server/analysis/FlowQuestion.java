package io.tierwall.server.analysis;

import io.tierwall.antrea.resolve.PortMatch.Protocol;

/**
 * What somebody wants to know of a packet.
 *
 * @param from a pod as {@code namespace/name}, or an address
 * @param to the same, or a service as {@code namespace/name}
 * @param toService whether {@code to} names a service
 * @param number destination port; of ICMP, the type
 * @param code of ICMP, the code; otherwise 0
 */
public record FlowQuestion(String from, String to, boolean toService, Protocol protocol, int number, int code) {}
