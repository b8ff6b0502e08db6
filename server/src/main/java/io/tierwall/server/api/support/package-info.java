/** NSX's support bundles. */
@NullMarked
package io.tierwall.server.api.support;

import org.jspecify.annotations.NullMarked;
