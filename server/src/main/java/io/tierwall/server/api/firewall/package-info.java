/** NSX's settings of the firewall as a whole, and those of its features that Antrea clusters do not have. */
@NullMarked
package io.tierwall.server.api.firewall;

import org.jspecify.annotations.NullMarked;
