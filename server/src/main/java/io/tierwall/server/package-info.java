/** The manager: NSX Policy API, Tierwall API, authentication, composition. */
@NullMarked
package io.tierwall.server;

import org.jspecify.annotations.NullMarked;
