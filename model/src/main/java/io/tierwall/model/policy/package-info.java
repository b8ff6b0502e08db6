/**
 * What {@linkplain io.tierwall.model.SecurityPolicy policies} and {@linkplain io.tierwall.model.Rule rules} consist of.
 */
@NullMarked
package io.tierwall.model.policy;

import org.jspecify.annotations.NullMarked;
