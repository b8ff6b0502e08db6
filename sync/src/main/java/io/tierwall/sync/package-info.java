/**
 * What keeps a cluster true: watch, plan, apply, heal, status, statistics. One engine drives one cluster. It is told
 * what the cluster should hold, and says how far it is; it knows nothing of who asks, so it can run inside the manager
 * or beside a cluster. Deciding ({@code plan}, {@link io.tierwall.sync.Realization}) is pure; only the parts here wait,
 * write and know the time.
 */
@NullMarked
package io.tierwall.sync;

import org.jspecify.annotations.NullMarked;
