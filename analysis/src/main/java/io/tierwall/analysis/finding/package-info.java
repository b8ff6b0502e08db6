/**
 * What is wrong with rules, or could be left out: each with the rules that are responsible, and where it is about
 * matching, with a flow that shows it. Whatever is said of matching holds for every flow there can be, in one direction
 * by itself: the other one may say otherwise. The flows of a list of rules are looked at in cells
 * ({@link io.tierwall.analysis.decision.Protection}), and again only when an edit changed the list.
 */
@NullMarked
package io.tierwall.analysis.finding;

import org.jspecify.annotations.NullMarked;
