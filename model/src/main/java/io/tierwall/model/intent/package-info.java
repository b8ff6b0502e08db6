/**
 * One revision of everything that people said, as a value, and the {@linkplain io.tierwall.model.intent.Transaction
 * transaction} that makes the next one from it.
 */
@NullMarked
package io.tierwall.model.intent;

import org.jspecify.annotations.NullMarked;
