/**
 * Nodes and what runs on them: a scheduler, and agents that give pods an address and a place in the cluster's network.
 * Pods run no image; a pod is a place that listens.
 */
@NullMarked
package io.tierwall.lab.kubelet;

import org.jspecify.annotations.NullMarked;
