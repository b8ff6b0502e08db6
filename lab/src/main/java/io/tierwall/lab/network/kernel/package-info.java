/**
 * A network of the Linux kernel: each pod is a network namespace, joined by a routed link to the router's, where
 * nftables enforces the rules. The namespaces have no names: file descriptors of this process hold them, so they vanish
 * with it, however it ends. No route leads out of them.
 */
@NullMarked
package io.tierwall.lab.network.kernel;

import org.jspecify.annotations.NullMarked;
