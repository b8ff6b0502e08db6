/**
 * The race {@code churn}: what a stream of edits does to rules that an agent has installed already, under different
 * ways to choose priorities. Pure computation: no cluster takes part, but a model of the agent's slots.
 */
@NullMarked
package io.tierwall.bench.churn;

import org.jspecify.annotations.NullMarked;
