/** Whole lab clusters: everything of one put together, started with sample workloads, and taken down again. */
@NullMarked
package io.tierwall.lab.cluster;

import org.jspecify.annotations.NullMarked;
