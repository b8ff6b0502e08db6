package io.tierwall.server.membership;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.sync.inventory.Coverage;
import java.util.OptionalInt;

/**
 * How many members a group has in one cluster.
 *
 * @param pods nothing where nothing was ever known; last known where it is not known any more
 * @param coverage whether that is so now, and if not, since when and why
 */
public record MemberCount(ClusterControlPlane cluster, OptionalInt pods, Coverage coverage) {}
