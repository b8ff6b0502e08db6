package io.tierwall.sync;

/**
 * What a cluster has counted.
 *
 * @param sessions connections that were allowed, or attempts that were not
 * @param packets packets, of both directions of allowed connections
 * @param bytes bytes of those packets
 */
public record Traffic(long sessions, long packets, long bytes) {}
