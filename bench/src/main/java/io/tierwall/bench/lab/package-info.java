/**
 * Lab clusters in a process of their own, for every race that needs some, and the race {@code lab}, which measures the
 * lab itself: a slow lab would make every other race one about the lab.
 */
@NullMarked
package io.tierwall.bench.lab;

import org.jspecify.annotations.NullMarked;
