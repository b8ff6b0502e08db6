/** NSX's inventory of container clusters, below {@code /api/v1/fabric}: read only. */
@NullMarked
package io.tierwall.server.api.fabric;

import org.jspecify.annotations.NullMarked;
