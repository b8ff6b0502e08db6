/** What is printed of what packets meet. */
@NullMarked
package io.tierwall.cli.explain;

import org.jspecify.annotations.NullMarked;
