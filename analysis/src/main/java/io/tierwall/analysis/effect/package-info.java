/**
 * What a change does: which traffic passes after it that did not before, and which no longer does, between which sets
 * of addresses. Works from two models of one cluster, whether they come of a draft, of a request or of two revisions.
 * It is about what is addressed directly, and about pairs as {@code analysis.reach} has them. That traffic is dropped
 * which was rejected before is no difference.
 */
@NullMarked
package io.tierwall.analysis.effect;

import org.jspecify.annotations.NullMarked;
