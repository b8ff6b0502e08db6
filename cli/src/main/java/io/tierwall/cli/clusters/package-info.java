/** The verbs for registered clusters: {@code tierwall clusters …}, clients of the manager's public API. */
@NullMarked
package io.tierwall.cli.clusters;

import org.jspecify.annotations.NullMarked;
