package io.tierwall.lab.network;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;

/**
 * An attempt to reach something.
 *
 * @param from name of the sending endpoint
 * @param to any address: one of a pod, or one outside
 */
public record Probe(String from, IpAddress to, int port, Protocol protocol) {}
