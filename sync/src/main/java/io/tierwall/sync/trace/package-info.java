/**
 * One packet through a cluster, and what the nodes on its way tell of it: Antrea's Traceflow. What is asked for and
 * what the observations mean is decided by pure functions; one class does it. Nothing here follows traces: each is made
 * for one question and deleted with its answer.
 */
@NullMarked
package io.tierwall.sync.trace;

import org.jspecify.annotations.NullMarked;
