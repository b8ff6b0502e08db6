/** Statements about who may reach whom that have to hold whatever anybody publishes, and what breaks them. */
@NullMarked
package io.tierwall.analysis.guardrail;

import org.jspecify.annotations.NullMarked;
