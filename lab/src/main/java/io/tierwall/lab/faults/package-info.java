/**
 * Troubles of an API server that can be had on purpose: slowness, refusals, watches that break or expire, connections
 * that go silent. What strikes whom is decided by the order of requests and a seed, so that it can be had again.
 */
@NullMarked
package io.tierwall.lab.faults;

import org.jspecify.annotations.NullMarked;
