/**
 * The cluster as a few blocking calls: list, watch, write, delete. One implementation speaks to a Kubernetes API
 * server; tests have their own.
 */
@NullMarked
package io.tierwall.sync.cluster;

import org.jspecify.annotations.NullMarked;
