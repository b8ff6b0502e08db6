/** A cluster in memory, and desired states to bring it to. */
@NullMarked
package io.tierwall.sync.testing;

import org.jspecify.annotations.NullMarked;
