/**
 * The registered clusters: their credentials, and for each one the sync that keeps it true. What a cluster should hold
 * is rendered here from the current intent.
 */
@NullMarked
package io.tierwall.server.clusters;

import org.jspecify.annotations.NullMarked;
