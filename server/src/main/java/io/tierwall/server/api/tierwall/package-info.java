/** Tierwall's own API: what NSX has no word for. */
@NullMarked
package io.tierwall.server.api.tierwall;

import org.jspecify.annotations.NullMarked;
