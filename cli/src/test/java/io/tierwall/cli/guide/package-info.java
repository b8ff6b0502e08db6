/** The whole of Tierwall as a person meets it: {@code tierwall up}, NSX's API, kubectl, and packets. */
@NullMarked
package io.tierwall.cli.guide;

import org.jspecify.annotations.NullMarked;
