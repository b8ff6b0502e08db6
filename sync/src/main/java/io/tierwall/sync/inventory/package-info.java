/**
 * What else is in a cluster: namespaces, pods, nodes, services, policies and groups of others, and how Antrea is. It is
 * for looking at only. Each kind is followed on a thread and a connection of its own and fails by itself: a kind that
 * must not be read is unknown, says why, and disturbs neither the others nor the sync.
 */
@NullMarked
package io.tierwall.sync.inventory;

import org.jspecify.annotations.NullMarked;
