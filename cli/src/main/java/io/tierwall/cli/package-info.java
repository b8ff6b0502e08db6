/** The tierwall command. */
@NullMarked
package io.tierwall.cli;

import org.jspecify.annotations.NullMarked;
