/**
 * What rules have met, in each cluster and over all of them. Clusters count from zero again whenever their controller
 * starts anew or a policy object is made anew; the totals here go on. A rule keeps its totals through edits and moves,
 * because it keeps its number.
 */
@NullMarked
package io.tierwall.server.statistics;

import org.jspecify.annotations.NullMarked;
