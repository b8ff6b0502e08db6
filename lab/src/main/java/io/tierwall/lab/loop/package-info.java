/**
 * How the parts of a lab cluster follow its objects: a loop on a thread of its own that looks again when something
 * changed, once for a burst, and by itself when it is time to.
 */
@NullMarked
package io.tierwall.lab.loop;

import org.jspecify.annotations.NullMarked;
