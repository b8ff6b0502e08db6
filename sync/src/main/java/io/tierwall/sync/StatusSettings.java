package io.tierwall.sync;

import java.time.Duration;

/**
 * When a status is believed, and when it is worrying.
 *
 * @param stuckAfter how long nothing may move before a policy that is not realized is said to be stuck
 * @param groupQuiet how long no status of the cluster may move, after a group has changed, before its policies'
 *     unchanged statuses are taken for what the controller says of the new members
 * @param groupLongest after this they are believed even in a cluster where statuses never cease to move
 * @param agentInterval how often the agents' heartbeats are read while something is not realized
 * @param agentSilence how old a heartbeat may be; agents write one a minute
 */
public record StatusSettings(
        Duration stuckAfter,
        Duration groupQuiet,
        Duration groupLongest,
        Duration agentInterval,
        Duration agentSilence) {

    /** What is used unless somebody says otherwise. */
    public static final StatusSettings DEFAULT = new StatusSettings(
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            Duration.ofSeconds(180));
}
