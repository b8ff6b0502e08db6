/**
 * Races of the manager: it is a process of its own, started as {@code tierwall up} starts one, asked by its public API,
 * and watched from outside: what a cluster holds is what the cluster says, never what the manager says of it.
 */
@NullMarked
package io.tierwall.bench.manager;

import org.jspecify.annotations.NullMarked;
