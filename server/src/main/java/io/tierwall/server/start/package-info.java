/**
 * From settings to a running manager: the data directory with everything in it, and how the parts are put together.
 * Whatever keeps a manager from starting is one sentence.
 */
@NullMarked
package io.tierwall.server.start;

import org.jspecify.annotations.NullMarked;
