/**
 * What Tierwall has to be allowed in a cluster, and whether it is: the permissions, which
 * {@code deploy/cluster-access.yaml} grants and nothing beyond, and the check that finds everything that is missing at
 * once.
 */
@NullMarked
package io.tierwall.sync.access;

import org.jspecify.annotations.NullMarked;
