/** What keeps a cluster true: watch, plan, apply, heal, status, statistics. */
@NullMarked
package io.tierwall.sync;

import org.jspecify.annotations.NullMarked;
