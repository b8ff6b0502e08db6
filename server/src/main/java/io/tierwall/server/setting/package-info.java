/** NSX's settings: objects that are always there, are no part of the intent, and reach no cluster. Knows no HTTP. */
@NullMarked
package io.tierwall.server.setting;

import org.jspecify.annotations.NullMarked;
