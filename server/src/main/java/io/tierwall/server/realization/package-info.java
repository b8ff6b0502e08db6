/** How far the clusters are with what people said, and what they count: many answers made one. Pure. */
@NullMarked
package io.tierwall.server.realization;

import org.jspecify.annotations.NullMarked;
