/**
 * Every rule of validity: what an intent must be so that each cluster can be made to hold it. The rules are those of
 * the administration guide for Antrea clusters, of the wire contract's limits, and of what Kubernetes and Antrea
 * accept. They hold for every policy from the first write on, whether it spans a cluster yet or not.
 */
@NullMarked
package io.tierwall.model.validity;

import org.jspecify.annotations.NullMarked;
