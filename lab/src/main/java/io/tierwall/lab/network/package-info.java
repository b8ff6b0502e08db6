/**
 * The data path of a lab cluster: pods with addresses, rules between them, packets that meet the rules. Two
 * implementations pass one contract suite: {@link io.tierwall.lab.network.kernel} with namespaces and nftables, and a
 * simulated one for those who are not root.
 */
@NullMarked
package io.tierwall.lab.network;

import org.jspecify.annotations.NullMarked;
