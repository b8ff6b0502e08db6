/** How it is written: NSX JSON to model and back. */
@NullMarked
package io.tierwall.wire;

import org.jspecify.annotations.NullMarked;
