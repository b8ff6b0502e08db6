/** Asks the manager what packets meet, and prints it for people. */
@NullMarked
package io.tierwall.cli.explain;

import org.jspecify.annotations.NullMarked;
