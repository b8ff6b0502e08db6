/**
 * How the intent is written: NSX's JSON to the model and back, on the wire and in the store alike. A request is read to
 * its end, and everything that is wrong with it is reported with the path of the field. Knows no HTTP and no database.
 */
@NullMarked
package io.tierwall.wire;

import org.jspecify.annotations.NullMarked;
