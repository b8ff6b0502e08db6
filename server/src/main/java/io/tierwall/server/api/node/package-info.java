/** What NSX clients ask a manager before anything else: version, health, sessions, who they are. */
@NullMarked
package io.tierwall.server.api.node;

import org.jspecify.annotations.NullMarked;
