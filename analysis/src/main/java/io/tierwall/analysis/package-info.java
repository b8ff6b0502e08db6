/**
 * What follows from policies, without a packet being sent: the verdict on a flow and why, who reaches whom, what a
 * change opens and closes, which rules do nothing. Everything here is a pure function of policy objects and inventory.
 * It shares the order and the words of {@code antrea.resolve}, and finds members, matches and verdicts by means of its
 * own: the two check each other.
 */
@NullMarked
package io.tierwall.analysis;

import org.jspecify.annotations.NullMarked;
